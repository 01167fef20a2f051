import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { callsGiven } from '../../rules/analysis/number-uses.ts'
import { ask } from '../code.ts'

test.each([
  ['new Queue(7)', ['Queue']],
  ['new Queue({ limit: 7 })', ['Queue']],
  ['new Queue({ limit: 2 * -7 } as Options)', ['Queue']],
  ['const MOST = 7; new Queue(MOST); use(MOST)', ['Queue', 'use']],
  ['const options = { limit: 7 }; new Queue(options)', ['Queue']],
  ['const LIMITS = { queue: 7 }; new Queue({ limit: LIMITS.queue })', ['Queue']],
  ['new Queue(Math.max(most, 7))', ['Math.max', 'Queue']],
  ['const options = Object.freeze({ limit: 7 }); new Queue(options)', ['Object.freeze', 'Queue']],
  ['const a = 7; const b = a; new Queue(b)', ['Queue']],
  ['new Queue(() => 7)', []],
  ['if (x > 7) new Queue(x)', []],
  ['let most; most = 7; new Queue(most)', []],
  ['f([7])', []],
])('%s: %j', (code, expected) => {
  const calls = ask(code, 'Literal[value=7]', (context, number: TSESTree.Node) =>
    [...callsGiven(context, number)].map(({ callee }) => context.sourceCode.getText(callee)),
  )
  expect(calls).toEqual(expected)
})
