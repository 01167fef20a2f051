import { expect, test } from 'vitest'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import { promisedAnswerOf } from '../../rules/analysis/promised-answers.ts'
import { ask } from '../code.ts'

const promised = (code: string) =>
  ask(code, ':function[params.0.name="c"]', (context, fn: FunctionNode) => {
    const found = promisedAnswerOf(context, fn)
    return found && (found.tested ? 'tested' : 'poses')
  })

test.each([
  ['a caller that tests', `const send = async (c) => res.write(c); if (!send(x)) stop()`, 'tested'],
  ['a stream', `class A extends Writable { async write(c) { return this.out.write(c) } }`, 'poses'],
  [
    'a caller that waits',
    `const send = async (c) => res.write(c); async () => { if (!(await send(x))) stop() }`,
    undefined,
  ],
  ['no promise', `const send = (c) => res.write(c); if (!send(x)) stop()`, undefined],
  ['another value', `const send = async (c) => { res.write(c); return id }; if (!send(x)) stop()`, undefined],
])('%s', (_, code, expected) => {
  expect(promised(code)).toBe(expected)
})
