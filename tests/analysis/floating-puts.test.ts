import { expect, test } from 'vitest'
import { floatingPut } from '../../rules/analysis/floating-puts.ts'
import { ask } from '../code.ts'

const QUEUE = "import { BoundedQueue } from 'backpressure-runtime'; const q = new BoundedQueue(5);"

/** The text of the dropped promise. */
const floating = (code: string) =>
  ask(code, 'CallExpression[callee.property.name=/^(put|tryPut)$/]', (context, call: never) => {
    const put = floatingPut(context, call)
    return put && context.sourceCode.getText(put.promise)
  })

test.each<[name: string, code: string, expected: string | undefined]>([
  ['a statement', `${QUEUE} q.put(1)`, 'q.put(1)'],
  ['a chain that only catches', `${QUEUE} q.put(1).catch(log).finally(end)`, 'q.put(1).catch(log).finally(end)'],
  ['an answer to an emitter', `${QUEUE} socket.on('data', (x) => q.put(x))`, 'q.put(x)'],
  ['none that goes on', `${QUEUE} q.put(1).then(next)`, undefined],
  ['none that is awaited', `${QUEUE} await q.put(1).catch(log)`, undefined],
  ['none that is mapped', `${QUEUE} await Promise.all(xs.map((x) => q.put(x)))`, undefined],
  ['none that never waits', `${QUEUE} q.tryPut(1)`, undefined],
  [
    'none into a queue that drops',
    QUEUE.replace('5', "{ capacity: 5, overflow: 'drop-newest' }") + 'q.put(1)',
    undefined,
  ],
  ['one into a queue that throws', QUEUE.replace('5', "{ capacity: 5, overflow: 'throw' }") + 'q.put(1)', 'q.put(1)'],
])('%s', (_, code, expected) => {
  expect(floating(code)).toBe(expected)
})
