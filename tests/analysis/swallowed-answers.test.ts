import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { swallowedAnswerOf } from '../../rules/analysis/swallowed-answers.ts'
import { ask } from '../code.ts'

const swallowed = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const found = put && swallowedAnswerOf(context, put)
    return found && [found.how, found.calls.length]
  })

test.each([
  ['a stream', `class A extends Duplex { write(c) { this.out.write(c) } }`, ['poses', 0]],
  ['always true', `class A extends Duplex { write(c) { this.out.write(c); return true } }`, ['poses', 0]],
  ['a helper whose callers ask', `const send = (c) => { res.write(c) }; if (!send(x)) stop(); send(y)`, ['tested', 2]],
  ['a helper whose callers do not', `const send = (c) => { res.write(c) }; send(x)`, undefined],
  ['an answer', `class A extends Duplex { write(c) { return this.out.write(c) } }`, undefined],
  ['its own answer', `class A extends Duplex { write(c) { this.out.write(c); return this.ok } }`, undefined],
  ['something else written', `class A extends Duplex { write(c) { this.out.write(this.head) } }`, undefined],
])('%s', (_, code, expected) => {
  expect(swallowed(code)).toEqual(expected)
})
