import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { misreadAnswerOf } from '../../rules/analysis/misread-answers.ts'
import { putOf } from '../../rules/analysis/puts.ts'
import { ask } from '../code.ts'

const misread = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    return put && misreadAnswerOf(context, put)?.as
  })

test.each([
  ['thrown', `if (!res.write(x)) throw new Error('closed')`, 'failure'],
  ['handed on', `const ok = res.write(x); if (!ok) done(new Error('failed'))`, 'failure'],
  ['the end of a loop', `async () => { for await (const c of s) { if (!res.write(c)) break } }`, 'end'],
  ['a limit', `if (!res.write(x)) throw new Error('buffer full')`, undefined],
  ['heard elsewhere', `if (!res.write(x)) throw e; res.on('drain', f)`, undefined],
  ['a state beside', `if (!res.write(x) && res.destroyed) throw e`, undefined],
  ['a wait', `async () => { for await (const c of s) { if (!res.write(c)) { await room(); break } } }`, undefined],
  ['a list', `() => { for (const c of cs) if (!res.write(c)) return false }`, undefined],
  ['no stream', `if (!card.write(x)) throw new Error('removed')`, undefined],
])('%s', (_, code, expected) => {
  expect(misread(code)).toBe(expected)
})
