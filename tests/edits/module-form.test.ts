import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { moduleFormOf } from '../../rules/edits/module-form.ts'
import { edited } from './edited.ts'

const CASES: {
  name: string
  code: string
  filename?: string
  sourceType?: 'module' | 'commonjs' | 'script'
  form: string
}[] = [
  { name: 'an import', code: "import a from 'a'; HERE", form: 'import' },
  { name: 'an export beside a require', code: "const a = require('a'); export { a }; HERE", form: 'import' },
  { name: 'a require in a file said to be a module', code: "require('a'); HERE", form: 'require' },
  { name: 'module.exports in a script', code: 'module.exports = HERE', sourceType: 'script', form: 'require' },
  { name: "a require of one's own", code: 'function require() {}; HERE', sourceType: 'script', form: 'none' },
  { name: 'import.meta', code: 'import.meta.url; HERE', form: 'import' },
  { name: 'an await at the top', code: 'await a; require(HERE)', form: 'import' },
  { name: 'an await in a function', code: 'async () => { await a }; require(HERE)', form: 'require' },
  {
    name: 'a file for every loader',
    code: "typeof define === 'function' ? define(HERE) : (module.exports = 1)",
    sourceType: 'script',
    form: 'none',
  },
  { name: 'a definition for a loader of scripts', code: "define(['a'], () => HERE)", form: 'none' },
  { name: 'a script that says it is strict', code: "'use strict'; HERE", form: 'none' },
  { name: 'a module that says it is strict', code: "'use strict'; import a from 'a'; HERE", form: 'import' },
  {
    name: 'a strict file of a CommonJS configuration',
    code: "'use strict'; HERE",
    sourceType: 'commonjs',
    form: 'require',
  },
  { name: 'nothing in a .mjs', filename: 'a.mjs', code: 'HERE', form: 'import' },
  { name: 'nothing in a .cjs', filename: 'a.cjs', code: 'HERE', sourceType: 'commonjs', form: 'require' },
  { name: 'nothing in a .js of a CommonJS configuration', code: 'HERE', sourceType: 'commonjs', form: 'require' },
  { name: 'nothing in a .js', code: 'HERE', form: 'import' },
  { name: 'nothing in a script', code: 'HERE', sourceType: 'script', form: 'none' },
  {
    name: 'TypeScript: import equals',
    filename: 'a.ts',
    code: "import a = require('a'); HERE",
    form: 'import-equals',
  },
  { name: 'TypeScript: export equals', filename: 'a.ts', code: 'export = HERE', form: 'import-equals' },
  { name: 'TypeScript: nothing in a .cts', filename: 'a.cts', code: 'HERE', form: 'import-equals' },
  { name: 'TypeScript: a require in a .ts', filename: 'a.ts', code: "const a = require('a'); HERE", form: 'require' },
]

it.each(CASES)('$name: $form', ({ code, filename = 'a.js', sourceType = 'module', form }) => {
  const output = edited<TSESTree.Identifier>(
    code,
    'Identifier[name="HERE"]',
    (context, node) => (fixer) => fixer.replaceText(node, `'${moduleFormOf(context) ?? 'none'}'`),
    { filename, sourceType },
  )
  expect(output).toBe(code.replace('HERE', `'${form}'`))
})
