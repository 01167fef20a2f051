import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'

// What a package exports has no type that a test of all packages could name.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loaded = any

const folder = path.join(import.meta.dirname, 'node_modules')
const require = createRequire(import.meta.url)

/** The module, as `import * as` sees it; `undefined` where the package is not among those that are tested against. */
export async function load(source: string): Promise<Loaded> {
  if (source === 'backpressure-runtime') return import('backpressure-runtime')
  if (isBuiltin(source)) return import(/* @vite-ignore */ `node:${source}`)
  if (!existsSync(path.join(folder, packageOf(source)))) return undefined
  // An ESM-only package has nothing that `require.resolve` may answer.
  const file = resolved(source)
  return import(/* @vite-ignore */ file === undefined ? source : pathToFileURL(file).href)
}

/** What the module exports at the path, as the tables write it: `'default'` is the module itself. */
export function exportedAt(module: Loaded, name: string): Loaded {
  if (name === 'default') return module.default?.default ?? module.default ?? module
  const walk = (from: Loaded): Loaded => name.split('.').reduce((value, key) => value?.[key], from)
  return walk(module) ?? walk(module.default) ?? walk(module.default?.default)
}

/** The declarations of a package, its own or those of `@types`; `''` where it has none. */
export function declarationsOf(name: string): string {
  const own = declarationsBelow(path.join(folder, name))
  const types = path.join(folder, '@types', name.replace(/^@(.+)\//, '$1__'))
  return own + (existsSync(types) ? declarationsBelow(types) : '')
}

/** The text of all declaration files below a folder. */
export function declarationsBelow(root: string): string {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.d\.[cm]?ts$/.test(entry.name))
    .filter((entry) => !path.relative(root, entry.parentPath).split(path.sep).includes('node_modules'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}

/** Whether declarations name the type: by its own declaration or in an export list. */
export function namesType(declarations: string, name: string): boolean {
  if (name === 'default') return /export default|export =|as default/.test(declarations)
  const last = name.split('.').at(-1) ?? name
  const declared = String.raw`\b(?:class|interface|type|namespace|const|var)\s+${last}\b`
  const listed = String.raw`[{,]\s*(?:type\s+)?(?:\w+\s+as\s+)?${last}\b`
  return new RegExp(`${declared}|${listed}`).test(declarations)
}

/** The name of the package that an import source lies in. */
export function packageOf(source: string): string {
  return source.split('/').slice(0, source.startsWith('@') ? 2 : 1).join('/')
}

function isBuiltin(source: string): boolean {
  return process.getBuiltinModule(`node:${source}`) !== undefined
}

function resolved(source: string): string | undefined {
  try {
    return require.resolve(source)
  } catch {
    return undefined
  }
}
