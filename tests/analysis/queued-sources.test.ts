import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { comesFromQueue } from '../../rules/analysis/queued-sources.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const queued = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [reason] = repetitionsOf(context, call)
    const [item] = call.arguments
    return reason && item && comesFromQueue(context, item, reason)
  })

const method = (body: string, field: string) => `class A { ${field}\n async run() { ${body} } }`

describe('comesFromQueue', () => {
  test.each([
    ['a queue that is walked', 'for await (const m of this.#out) put(m)', '#out = new AsyncIterableQueue<Message>()'],
    ['one that is asked', 'for (;;) { const m = await this.q.get(); put(m) }', 'q = new Queue<Message>()'],
    ['by its type', 'while (on) { const m = await this.ch.receive(); put(m.data) }', 'ch: Channel<Message>'],
    ['one of two', 'while (on) { const m = await Promise.race([this.q.next(), gone]); put(m) }', 'q = new MyQueue()'],
    [
      'its iterator',
      'const it = this.q[Symbol.asyncIterator](); while (on) { const r = await it.next(); put(r.value) }',
      'q = new MyQueue()',
    ],
    [
      'its reader',
      'const r = this.ch.stream().getReader(); for (;;) { const { value } = await r.read(); put(value) }',
      'ch: Channel | undefined = createChannel()',
    ],
    ['a list', 'while (on) { const m = this.waiting.shift(); const text = encode(m); put(text) }', ''],
    ['what is made of it', 'for await (const m of this.q) { for (const f of cut(m)) put(f) }', 'q = new MyQueue()'],
    ['a variable', 'const q = pushable(); start(q); for await (const m of q) put(m)', ''],
  ])('%s', (_, body, field) => {
    expect(queued(method(body, field))).toBe(true)
  })

  test.each([
    ['a queue with a bound', 'for await (const m of this.q) put(m)', 'q = new AsyncQueue(10)'],
    ['one that is called so', 'for await (const m of this.q) put(m)', 'q = new BoundedQueue()'],
    ['a source of another file', 'for await (const m of this.input) put(m)', ''],
    ['a stream', 'const r = stream.getReader(); for (;;) { const { value } = await r.read(); put(value) }', ''],
    ['a word of a line', `for (const line of this.lines) { const word = line.split(' ').shift(); put(word) }`, ''],
    ['a broker', 'for (;;) { const m = await this.ch.get(); put(m) }', 'ch = connectChannel(broker)'],
    ['a walk over a list', 'for (const m of this.q) put(m)', 'q = new MyQueue()'],
  ])('not %s', (_, body, field) => {
    expect(queued(method(body, field))).toBe(false)
  })
})
