import { describe, expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { takerOf } from '../../rules/analysis/takers.ts'
import { ask } from '../code.ts'

const IMPORTS = "import { BoundedQueue, Semaphore, workers } from 'backpressure-runtime';"

/** The text of what takes out of the receiver of the put (or acquire). */
const taker = (code: string) =>
  ask(IMPORTS + code, 'CallExpression[callee.property.name=/^(put|acquire)$/]', (context, call: never) => {
    const put = putOf(context, call)
    if (!put) throw new Error('no put')
    const node = takerOf(context, put)
    return node && context.sourceCode.getText(node)
  })

describe('takerOf finds', () => {
  test.each<[name: string, code: string, expected: string]>([
    [
      'a consumer in another function',
      'const q = new BoundedQueue(1); const f = () => q.put(1); const g = () => q.take()',
      'q.take()',
    ],
    [
      'one in another method',
      'class A { q = new BoundedQueue(1); f() { this.q.put(1) } g() { return this.q.takeMany(5) } }',
      'this.q.takeMany(5)',
    ],
    [
      'workers that run before',
      'async function f() { const q = new BoundedQueue(1); workers(q, 2, run); q.put(1) }',
      'workers(q, 2, run)',
    ],
    [
      'a consumer that is started before',
      'async function f() { const q = new BoundedQueue(1); const g = async () => { await ' +
        'q.take() }; void g(); q.put(1) }',
      'q.take()',
    ],
    [
      'a permit that is given back',
      'const s = new Semaphore(1); async function f() { s.acquire(); s.release() }',
      's.release()',
    ],
  ])('%s', (_, code, expected) => {
    expect(taker(code)).toBe(expected)
  })
})

describe('takerOf finds nothing', () => {
  test.each<[name: string, code: string]>([
    ['where nobody takes', 'const q = new BoundedQueue(1); const f = () => q.put(1)'],
    [
      'where another queue is read',
      'const q = new BoundedQueue(1), p = new BoundedQueue(1); const f = () => q.put(1); const g = () => p.take()',
    ],
    [
      'where the consumer stands below',
      'async function f() { const q = new BoundedQueue(1); q.put(1); workers(q, 2, run) }',
    ],
    [
      'where the consumer was waited for',
      'async function f() { const q = new BoundedQueue(1); await drained(q); q.put(1) }',
    ],
    [
      'where it is started below',
      'const q = new BoundedQueue(1); async function g() { await q.take() } async function f() { q.put(1); await g() }',
    ],
    [
      'where it is started when the producer is done',
      'const q = new BoundedQueue(1); async function f() { q.put(1) } async function g() { ' +
        'await q.take() } async function main() { await f(); await g() }',
    ],
    [
      'where a loop takes all permits',
      'const s = new Semaphore(2); async function f() { for (;;) { s.acquire() } s.release() }',
    ],
  ])('%s', (_, code) => {
    expect(taker(code)).toBeUndefined()
  })
})
