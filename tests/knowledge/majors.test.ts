import { describe, expect, it } from 'vitest'
import { libraries } from '../../rules/knowledge/index.ts'
import type { Export, Thing } from '../../rules/knowledge/schema.ts'
import { exportedAt, load } from './loading.ts'
import { MAJORS } from './majors.ts'
import { lackingOf } from './members.ts'
import { packageThings } from './package-things.ts'

const exports = Object.entries(MAJORS).flatMap(([installed, name]) =>
  libraries
    .filter((library) => library.package === name)
    .flatMap(({ modules, exports: facts }) =>
      modules.flatMap((module) =>
        Object.entries<Export>(facts).map(([path, fact]) => ({ source: module.replace(name, installed), path, fact })),
      ),
    ),
)

describe('what the tables say is exported by other majors, too', () => {
  it.each(exports)('$source: $path', async ({ source, path, fact }) => {
    const value: unknown = exportedAt(await load(source), path)
    expect(fact.is ? value !== undefined : typeof value === 'function').toBe(true)
  })
})

const things = Object.entries(MAJORS).flatMap(([installed, name]) =>
  libraries
    .filter((library) => library.package === name)
    .flatMap(({ things: own = {} }) =>
      Object.entries<Thing>(own).map(([kind, thing]) => ({ source: installed, kind, thing })),
    ),
)

describe('what the tables say of things holds in other majors, too', () => {
  it.each(things)('$source: $kind', async ({ source, kind, thing }) => {
    const value = packageThings[kind]?.[1](await load(source))
    expect(lackingOf(thing, value)).toEqual([])
  })
})
