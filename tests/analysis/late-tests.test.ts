import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { lateTestOf } from '../../rules/analysis/late-tests.ts'
import { putOf } from '../../rules/analysis/puts.ts'
import { ask } from '../code.ts'

const late = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const found = put && lateTestOf(context, put)
    return found && context.sourceCode.getText(found.test)
  })

test.each([
  ['an await between', `async () => { const ok = res.write(x); await y(); if (!ok) res.once('drain', f) }`, '!ok'],
  ['a callback', `const ok = res.write(x); save(() => { if (!ok) res.once('drain', f) })`, '!ok'],
  ['at once', `async () => { const ok = res.write(x); if (!ok) res.once('drain', f); await y() }`, undefined],
  ['no drain', `async () => { const ok = res.write(x); await y(); if (!ok) count() }`, undefined],
  [
    'asked again',
    `async () => { const ok = res.write(x); await y(); if (!ok && res.writableNeedDrain) res.once('drain', f) }`,
    undefined,
  ],
  ['a walk', `let ok; xs.forEach((x) => { ok = res.write(x) }); if (!ok) res.once('drain', f)`, undefined],
])('%s', (_, code, expected) => {
  expect(late(code)).toBe(expected)
})
