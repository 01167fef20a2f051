import nodeStream from './node-stream.ts'
import type { Export, Library, Thing } from './schema.ts'

/** Every table. The order is that of the page "known libraries". */
export const libraries: readonly Library[] = [nodeStream]

type Tables = readonly Pick<Library, 'modules' | 'exports' | 'things' | 'types'>[]

/** What the tables say of `module`'s export at `path`; the first of `own` wins over ours. */
export function lookup(module: string, path: readonly string[], own: Tables = []): { path: string; export: Export } | undefined {
  const name = exportName(path)
  for (const table of tablesOf(module, own)) {
    const found = Object.hasOwn(table.exports, name) ? table.exports[name] : undefined
    if (found) return { path: name, export: found }
  }
  return undefined
}

/** The thing that a value of `module`'s exported type `name` is. */
export function thingOfType(module: string, name: string, own: Tables = []): string | undefined {
  for (const table of tablesOf(module, own)) {
    if (table.types && Object.hasOwn(table.types, name)) return table.types[name]
  }
  return undefined
}

/** The thing called `name`. */
export function thingNamed(name: string, own: Tables = []): Thing | undefined {
  for (const table of own) if (table.things && Object.hasOwn(table.things, name)) return table.things[name]
  return things.get(name)
}

const bySource = new Map<string, Library[]>()
const things = new Map<string, Thing>()
for (const library of libraries) {
  for (const source of library.modules) bySource.set(source, [...(bySource.get(source) ?? []), library])
  for (const [name, thing] of Object.entries(library.things ?? {})) things.set(name, thing)
}

function* tablesOf(module: string, own: Tables): Iterable<Tables[number]> {
  const source = module.replace(/^node:/, '')
  for (const table of own) if (table.modules.includes(module)) yield table
  yield* bySource.get(source) ?? []
}

/** `import fs from` and `import * as fs from` name the same exports; a module itself is `'default'`. */
function exportName(path: readonly string[]): string {
  const rest = path[0] === 'default' ? path.slice(1) : path
  return rest.length === 0 ? 'default' : rest.join('.')
}
