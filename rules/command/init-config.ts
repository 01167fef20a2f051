import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Change } from './change.ts'
import { dependsOn, manifestOf } from './manifest.ts'
import { namesPlugin, nearestConfig } from './project-config.ts'

const ENTRIES = '...backpressure.configs.recommended, ...backpressure.configs.rewrite,'
const ES_IMPORT = "import backpressure from 'eslint-plugin-backpressure'"
const COMMONJS_IMPORT = "const backpressure = require('eslint-plugin-backpressure')"
const BY_HAND = `import eslint-plugin-backpressure, and add its presets to the configuration:
  ${ES_IMPORT}
  ${ENTRIES}`

/** Where a list of configurations begins: an array, or the arguments of a function that takes them. */
const LIST = /(?:export default|module\.exports =)\s+(?:(?:[\w.]+\()?\s*\[|[\w.]*tseslint\.config\()/

/** The ESLint configuration with our presets: the one that holds here extended, or a new one. */
export function configChange(from: string): Change | undefined {
  const file = nearestConfig(from)
  if (file === undefined) return { file: path.join(from, newName(from)), text: newConfig(from) }
  if (namesPlugin(file)) return undefined
  const text = extended(readFileSync(file, 'utf8'))
  return text === undefined ? { file, byHand: BY_HAND } : { file, text }
}

/** Does the project write TypeScript? */
export function usesTypeScript(from: string): boolean {
  return existsSync(path.join(from, 'tsconfig.json')) || dependsOn(manifestOf(from), 'typescript')
}

function newName(from: string): string {
  return manifestOf(from).type === 'module' ? 'eslint.config.js' : 'eslint.config.mjs'
}

function newConfig(from: string): string {
  const typed = usesTypeScript(from)
  const scripts = manifestOf(from).type !== 'module'
  return [
    ...(typed ? ["import parser from '@typescript-eslint/parser'"] : []),
    ES_IMPORT,
    "import { defineConfig, globalIgnores } from 'eslint/config'",
    '',
    'export default defineConfig([',
    "  globalIgnores(['**/dist/', '**/build/', '**/coverage/']),",
    ...(scripts ? ["  { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } },"] : []),
    ...(typed ? ["  { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser } },"] : []),
    "  // Without 'backpressure/rewrite', eslint --fix rewrites nothing.",
    "  { plugins: { backpressure }, extends: ['backpressure/recommended', 'backpressure/rewrite'] },",
    '])',
    '',
  ].join('\n')
}

function extended(text: string): string | undefined {
  const list = LIST.exec(text)
  if (!list) return undefined
  const after = list.index + list[0].length
  const semicolon = /;[ \t]*$/m.test(text) ? ';' : ''
  const statement = `${list[0].startsWith('module') ? COMMONJS_IMPORT : ES_IMPORT}${semicolon}\n`
  const inserted = `${text.slice(0, after)}\n  ${ENTRIES}${/^\s*\n/.test(text.slice(after)) ? '' : '\n  '}${text.slice(
    after,
  )}`
  const at = placeOfImport(text)
  return inserted.slice(0, at) + statement + inserted.slice(at)
}

/** Before the first statement: behind comments such as `// @ts-check` and directives. */
function placeOfImport(text: string): number {
  return (
    /^(?:#!.*\n|\s*\/\/.*\n|\s*\/\*[\s\S]*?\*\/[ \t]*\n|\s*(?:'use strict'|"use strict");?[ \t]*\n|[ \t]*\n)*/.exec(
      text,
    )?.[0].length ?? 0
  )
}
