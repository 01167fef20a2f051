import { createRequire } from 'node:module'
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { libraries } from '../../rules/knowledge/index.ts'
import type { Export, Thing } from '../../rules/knowledge/schema.ts'
import { declarationsBelow, exportedAt, load, namesType } from './loading.ts'
import { lackingOf, membersOf } from './members.ts'
import { BUN_INTERFACES, DOM_INTERFACES, NODE_INTERFACES, platformThings } from './platform-things.ts'

const require = createRequire(import.meta.url)
const dom = readFileSync(require.resolve('typescript/lib/lib.dom.d.ts'), 'utf8')
const node = declarationsBelow(path.dirname(require.resolve('@types/node/package.json')))

const packages = path.join(import.meta.dirname, 'node_modules')
const bun = declarationsBelow(path.join(packages, 'bun-types'))

const DECLARED: Readonly<Record<string, string>> = { ...DOM_INTERFACES, ...NODE_INTERFACES, ...BUN_INTERFACES }

/** Packages that are too large to install for a test. */
const NOT_INSTALLED = /^@aws-sdk\//

/** Globals that are in browsers only, or not in every Node.js that the plugin runs on. */
const NEWER = new Set([
  'Array.fromAsync',
  'Bun.file',
  'Bun.serve',
  'Deno.serve',
  'EventSource',
  'Promise.try',
  'RTCPeerConnection',
  'WebSocket',
  'Worker',
])

const platform = libraries.filter(
  ({ modules, package: name }) => name === undefined && !modules.some((source) => NOT_INSTALLED.test(source)),
)

const exports = platform.flatMap(({ modules, exports: facts }) =>
  modules.flatMap((module) => Object.entries<Export>(facts).map(([name, fact]) => ({ module, name, fact }))),
)

describe('what the tables say that the platform exports', () => {
  it.each(exports.filter(({ name }) => !NEWER.has(name)))('$module: $name', async ({ module, name, fact }) => {
    const from = module === 'globals' ? globalThis : await load(module)
    const value: unknown = exportedAt(from, name)
    // `parentPort` is there and null.
    expect(fact.is ? name in from || value !== undefined : typeof value === 'function').toBe(true)
  })
})

describe('what the tables say that other runtimes export', () => {
  it.each([
    ['Bun', 'bun-types', /fetch\??[(:]/],
    ['Deno', '@types/deno', /handler: ServeHandler/],
  ])('%s.serve', (_, name, handler) => {
    const declarations = declarationsBelow(path.join(packages, name))
    expect(declarations).toMatch(/\bfunction serve\b/)
    expect(declarations).toMatch(handler)
  })

  it('Bun.file().writer(), which never answers false', () => {
    expect(bun).toMatch(/\bfunction file\(/)
    expect(bun).toMatch(/\bwriter\([^)]*\): FileSink/)
    expect(bun).toMatch(/interface FileSink \{[^]*?\bwrite\([^)]*\): number \| Promise<number>/)
  })
})

const types = platform.flatMap(({ name: library, types: names = {} }) =>
  Object.keys(names).map((name) => ({ library, name })),
)

describe('what the tables say that the platform declares', () => {
  it.each(types)('$library: $name', ({ name }) => {
    expect(namesType(node, name) || namesType(dom, name)).toBe(true)
  })
})

const things = platform.flatMap(({ things: own = {} }) =>
  Object.entries<Thing>(own).map(([name, thing]) => ({ name, thing })),
)

describe('what the tables say of things of the platform', () => {
  it.each(things.filter(({ name }) => !(name in DECLARED)))('$name', async ({ name, thing }) => {
    expect(lackingOf(thing, await platformThings[name]?.())).toEqual([])
  })

  it.each(things.filter(({ name }) => name in DECLARED))('$name, by its declaration', ({ name, thing }) => {
    const text = name in NODE_INTERFACES ? node : name in BUN_INTERFACES ? bun : dom
    const declaration = new RegExp(String.raw`^( *)interface ${DECLARED[name]}\b[^]*?^\1}`, 'm').exec(text)?.[0] ?? ''
    expect(membersOf(thing).filter((member) => !new RegExp(String.raw`\b${member}\b`).test(declaration))).toEqual([])
  })

  it('makes a value of none that the tables do not know', () => {
    const known = new Set(things.map(({ name }) => name))
    const held = [...Object.keys(platformThings), ...Object.keys(DECLARED)]
    expect(held.filter((name) => !known.has(name))).toEqual([])
  })
})
