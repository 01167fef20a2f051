import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { libraries } from '../../rules/knowledge/index.ts'
import type { Export, Library, Thing } from '../../rules/knowledge/schema.ts'
import { declarationsOf, exportedAt, load, namesType, packageOf } from './loading.ts'
import { MAJORS } from './majors.ts'
import { lackingOf } from './members.ts'
import { packageThings, unmade } from './package-things.ts'

type OfPackage = Library & { readonly package: string }

const tables = libraries.filter((library): library is OfPackage => library.package !== undefined)

/** Import sources of other packages with the same exports, which are not installed for the tests. */
const TWINS = new Set([
  'isomorphic-ws',
  '@redis/client',
  'koa-router',
  'async-es',
  'bluebird-lst',
  '@fastify/busboy',
  '@nats-io/transport-node',
  '@nats-io/nats-core',
])


/** Each service is a package of its own; the one that is installed stands for all. */
const AWS_SERVICE = /^@aws-sdk\/client-(?!sqs$)/

/** Needs what its own generate step writes. */
const GENERATED = new Set(['@prisma/client'])

/** Drivers that need a package of their own to be loaded. */
const DRIVERS = /^drizzle-orm\/(?!node-postgres$|mysql2$)/

const isTested = (source: string): boolean =>
  !TWINS.has(source) && !AWS_SERVICE.test(source) && !GENERATED.has(source) && !DRIVERS.test(source)

const exports = tables.flatMap((table) =>
  table.modules
    .filter(isTested)
    .flatMap((source) => Object.entries<Export>(table.exports).map(([name, fact]) => ({ source, name, fact })))
    .filter(({ source, name }) => source !== '@aws-sdk/client-sqs' || name.startsWith('SQS')),
)

describe('what the tables say that packages export', () => {
  it.each(exports)('$source: $name', async ({ source, name, fact }) => {
    const module = await load(source)
    expect(module, `${source} is not installed: npm run packages`).toBeDefined()
    const value: unknown = exportedAt(module, name)
    expect(fact.is ? value !== undefined : typeof value === 'function').toBe(true)
  })

  it.each(tables.filter(({ package: name }) => !GENERATED.has(name)))('$name: something of it is held', (table) => {
    const held = table.modules.filter(isTested).map(packageOf)
    expect(held).toContain(packageOf(table.package))
  })
})

describe('packages that are installed for the tests', () => {
  it('each have a table', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const known = new Set(tables.flatMap((table) => [table.package, ...table.modules]).map(packageOf))
    const names = Object.keys(dependencies).filter((name) => !name.startsWith('@types/') && !(name in MAJORS))
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })
})

/** Types that a package hands on from `fs`. */
const FILES = new Set(['WriteStream', 'ReadStream'])

const types = tables
  .filter(({ package: name }) => name !== 'backpressure-runtime' && !GENERATED.has(name))
  .flatMap((table) => Object.keys(table.types ?? {}).map((type) => ({ library: table.package, type })))
  .filter(({ library, type }) => library !== '@aws-sdk/client-sqs' || type.startsWith('SQS'))

describe('what the tables say that packages declare', () => {
  it.each(types)('$library: $type', ({ library, type }) => {
    const declarations = declarationsFor(library)
    const named = namesType(declarations, type) || (FILES.has(type) && /export \* from ['"]fs['"]/.test(declarations))
    expect(named).toBe(true)
  })
})

const things = tables.flatMap(({ things: own = {} }) =>
  Object.entries<Thing>(own).map(([name, thing]) => ({ name, thing })),
)

describe('what the tables say of things of packages', () => {
  it.each(things.filter(({ name }) => !(name in unmade)))('$name', async ({ name, thing }) => {
    const [source = '', make] = packageThings[name] ?? []
    const value = make?.(await load(source)) as unknown
    expect(lackingOf(thing, value)).toEqual([])
    if (thing.call) expect(typeof value).toBe('function')
  })

  it('are made, or said not to be, where a table has them', () => {
    const known = new Set(things.map(({ name }) => name))
    expect([...Object.keys(packageThings), ...Object.keys(unmade)].filter((name) => !known.has(name))).toEqual([])
  })
})

const texts = new Map<string, string>()

function declarationsFor(name: string): string {
  const text = texts.get(name) ?? declarationsOf(name)
  texts.set(name, text)
  return text
}
