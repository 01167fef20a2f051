import { libraries } from './libraries.ts'
import type { Export, Library, Thing } from './schema.ts'

export { libraries }

/** A fact, and the path below its module where it stands. */
export interface Found {
  readonly path: string
  readonly export: Export
}

type Tables = readonly Pick<Library, 'modules' | 'exports' | 'things' | 'types'>[]

/** What the tables say of `module`'s export at `path`; the first of `own` wins over ours. */
export function lookup(module: string, path: readonly string[], own: Tables = []): Found | undefined {
  const name = exportName(path)
  for (const table of own) {
    if (table.modules.includes(module) && Object.hasOwn(table.exports, name)) {
      return { path: name, export: table.exports[name] as Export }
    }
  }
  const known = bySource.get(module)
  if (known) return known.exports.get(name)
  // `lodash/map`, `async/eachLimit.js`
  const slash = module.indexOf('/')
  const whole = slash < 0 ? undefined : bySource.get(module.slice(0, slash))
  if (!whole?.byPath || name !== 'default') return undefined
  return whole.exports.get(module.slice(slash + 1).replace(/\.js$/, ''))
}

/** The thing that a value of `module`'s exported type `name` is. */
export function thingOfType(module: string, name: string, own: Tables = []): string | undefined {
  for (const table of own) {
    if (table.types && table.modules.includes(module) && Object.hasOwn(table.types, name)) return table.types[name]
  }
  return bySource.get(module)?.types.get(name)
}

/** The thing called `name`. */
export function thingNamed(name: string, own: Tables = []): Thing | undefined {
  for (const table of own) if (table.things && Object.hasOwn(table.things, name)) return table.things[name]
  return things.get(name)
}

/** What all tables say of one import source. Asked for each call of a file, so laid out once. */
interface Source {
  readonly exports: Map<string, Found>
  readonly types: Map<string, string>
  byPath: boolean
}

const bySource = new Map<string, Source>()
const things = new Map<string, Thing>()
for (const library of libraries) {
  for (const module of library.modules) {
    const source = bySource.get(module) ?? { exports: new Map(), types: new Map(), byPath: false }
    bySource.set(module, source)
    bySource.set(`node:${module}`, source)
    source.byPath ||= library.byPath ?? false
    for (const [path, facts] of Object.entries(library.exports)) {
      if (!source.exports.has(path)) source.exports.set(path, { path, export: facts })
    }
    for (const [type, thing] of Object.entries(library.types ?? {})) {
      if (!source.types.has(type)) source.types.set(type, thing)
    }
  }
  for (const [name, thing] of Object.entries(library.things ?? {})) things.set(name, thing)
}

/** `import fs from` and `import * as fs from` name the same exports; a module itself is `'default'`. */
function exportName(path: readonly string[]): string {
  if (path.length === 1) return path[0] as string
  const rest = path[0] === 'default' ? path.slice(1) : path
  return rest.length === 0 ? 'default' : rest.join('.')
}
