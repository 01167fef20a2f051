import rule from '../../rules/no-ignored-offer.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

const QUEUE = "import { BoundedQueue } from 'backpressure-runtime'\nconst queue = new BoundedQueue(10)\n"
const RING = `class Ring {
  offer(x) { if (this.size === 9) return false; this.items[this.size++] = x; return true }
}
`
const ignored = (method: string) => ({ messageId: 'ignored' as const, data: { method } })

untyped.run('no-ignored-offer', rule, {
  valid: [
    { name: 'a look', code: `${QUEUE}function f(x) { if (!queue.tryPut(x)) dropped++ }` },
    { name: 'an answer that is handed on', code: `${QUEUE}const f = (x) => queue.tryPut(x)` },
    { name: 'an answer that is kept', code: `${QUEUE}function f(x) { const taken = queue.tryPut(x); log(taken) }` },
    { name: 'or else', code: `${QUEUE}function f(x) { queue.tryPut(x) || drop(x) }` },
    { name: 'void says that losing is meant', code: `${QUEUE}function f(x) { void queue.tryPut(x) }` },
    { name: 'a put that waits', code: `${QUEUE}async function f(x) { await queue.put(x) }` },
    {
      name: 'a queue that drops its oldest',
      code:
        `import { BoundedQueue } from 'backpressure-runtime'\n` +
        `const queue = new BoundedQueue({ capacity: 9, overflow: 'drop-oldest' })\nfunction f(x) { queue.tryPut(x) }`,
    },
    {
      name: 'a queue that drops the new one',
      code:
        `import { BoundedQueue } from 'backpressure-runtime'\n` +
        `const queue = new BoundedQueue({ capacity: 9, overflow: 'drop-newest' })\nfunction f(x) { queue.tryPut(x) }`,
    },
    { name: 'an offer of something else', code: 'negotiation.offer(extension); shop.offer(price)' },
    { name: 'a list', code: 'const queue = []; queue.push(x)' },
    { name: 'a permit', code: 'slots.tryAcquire()' },
    { name: 'an attempt without an item', code: 'lines.tryPush()' },
    {
      name: 'a class whose offer answers nothing',
      code: `class Ring { offer(x) { this.items.push(x) } }\nconst ring = new Ring()\nring.offer(1)`,
    },
    {
      name: 'a class whose answer is no refusal',
      code: `class Ring { offer(x) { if (!x) return false; this.last = x; return this } }\nconst ring = new ` +
        `Ring()\nring.offer(1)`,
    },
    { name: 'a look at the own class', code: `${RING}const ring = new Ring()\nif (!ring.offer(1)) stop()` },
    { name: 'a stream', code: `import { Readable } from 'stream'\nclass A extends Readable { f(x) { this.push(x) } }` },
  ],
  invalid: [
    {
      name: 'a statement of its own',
      code: `${QUEUE}function f(x) { queue.tryPut(x) }`,
      errors: [{ ...ignored('tryPut'), line: 3, column: 17 }],
    },
    { name: 'a loop', code: `${QUEUE}for (const x of xs) queue.tryPut(x)`, errors: [ignored('tryPut')] },
    { name: 'a condition before', code: `${QUEUE}if (open) open && queue.tryPut(x)`, errors: [ignored('tryPut')] },
    { name: 'a listener', code: `${QUEUE}source.on('data', (x) => queue.tryPut(x))`, errors: [ignored('tryPut')] },
    { name: 'a walk', code: `${QUEUE}xs.forEach((x) => queue.tryPut(x))`, errors: [ignored('tryPut')] },
    {
      name: 'awaited all the same',
      code: `${QUEUE}async function f(x) { await queue.tryPut(x) }`,
      errors: [ignored('tryPut')],
    },
    {
      name: 'a field',
      code:
        `import { BoundedQueue } from 'backpressure-runtime'\n` +
        `class Log { lines = new BoundedQueue(100); add(line) { this.lines.tryPut(line) } }`,
      errors: [ignored('tryPut')],
    },
    {
      name: 'a queue of another file',
      code: 'export const add = (x) => { inbox.tryEnqueue(x) }',
      errors: [ignored('tryEnqueue')],
    },
    { name: 'an own class', code: `${RING}const ring = new Ring()\nring.offer(1)`, errors: [ignored('offer')] },
    {
      name: 'a company queue that the settings teach',
      settings: {
        backpressure: {
          libraries: [
            {
              modules: ['@acme/queue'],
              exports: { Queue: { construct: { makes: 'acme-queue' } } },
              things: { 'acme-queue': { kinds: ['queue'], puts: { submit: { answers: 'boolean', refuses: true } } } },
            },
          ],
        },
      },
      code: `import { Queue } from '@acme/queue'\nconst queue = new Queue()\nqueue.submit(job)`,
      errors: [ignored('submit')],
    },
  ],
})

typed.run('no-ignored-offer, types', rule, {
  valid: [
    {
      name: 'nothing is answered',
      code: 'declare const line: { tryPush(x: number): void }\nline.tryPush(1)',
    },
  ],
  invalid: [
    {
      name: 'a parameter by its type',
      code:
        `import type { BoundedQueue } from 'backpressure-runtime'\n` +
        `export function f(queue: BoundedQueue<number>) { queue.tryPut(1) }`,
      errors: [ignored('tryPut')],
    },
  ],
})

commonjs.run('no-ignored-offer, CommonJS', rule, {
  valid: [],
  invalid: [
    {
      name: 'required',
      code: `const { BoundedQueue } = require('backpressure-runtime')\nconst queue = new ` +
        `BoundedQueue(1)\nqueue.tryPut(1)`,
      errors: [ignored('tryPut')],
    },
  ],
})
