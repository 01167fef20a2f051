import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { staleFlagOf } from '../../rules/analysis/stale-flags.ts'
import { ask } from '../code.ts'

const stale = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const found = put && staleFlagOf(context, put)
    return found && context.sourceCode.getText(found.left)
  })

const LOG = `if (full) return; if (!sink.write(x)) full = true`

test.each([
  ['never cleared', `let full = false; function log(x) { ${LOG} }`, 'full'],
  [
    'a field',
    `class A { _full = false; log(x) { if (!this._full) { if (!sink.write(x)) this._full = true } } }`,
    'this._full',
  ],
  ['cleared', `let full = false; function log(x) { ${LOG} } sink.on('drain', () => { full = false })`, undefined],
  ['of one call', `function log(xs) { let full = false; for (const x of xs) { ${LOG} } }`, undefined],
  ['in reach of others', `export let full = false; function log(x) { ${LOG} }`, undefined],
  ['not asked', `let full = false; function log(x) { if (!sink.write(x)) full = true }`, undefined],
])('%s', (_, code, expected) => {
  expect(stale(code)).toBe(expected)
})
