import rule from '../../rules/no-floating-put.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

const QUEUE = "import { BoundedQueue, Semaphore, workers } from 'backpressure-runtime'\n"
const consumed = `${QUEUE}const queue = new BoundedQueue(10)\nworkers(queue, 2, run)\n`

const floating = (method: string) => ({ messageId: 'floating' as const, data: { method } })
const unheld = (method: string) => ({ messageId: 'unheld' as const, data: { method }, suggestions: [] })
const awaits = (method: string, output: string) => [{ messageId: 'addAwait' as const, data: { method }, output }]

untyped.run('no-floating-put', rule, {
  valid: [
    { name: 'a put that is awaited', code: `${consumed}async function f(x) { await queue.put(x) }` },
    { name: 'a put that is returned', code: `${consumed}const add = (x) => queue.put(x)` },
    {
      name: 'puts that are joined',
      code: `${consumed}async function f(x) { await Promise.all([queue.put(x), queue.put(x)]) }`,
    },
    { name: 'a put that somebody keeps', code: `${consumed}function f(x) { this.last = queue.put(x) }` },
    { name: 'a put that goes on', code: `${consumed}function f(x) { queue.put(x).then(() => source.resume()) }` },
    { name: 'a put that answers at once', code: `${consumed}function f(x) { queue.tryPut(x) }` },
    {
      name: 'a queue that drops its oldest',
      code:
        `${QUEUE}const queue = new BoundedQueue({ capacity: 9, overflow: 'drop-oldest' })\n` +
        `function f(x) { queue.put(x) }`,
    },
    { name: 'a queue of another maker', code: 'const queue = makeQueue(10)\nfunction f(x) { queue.put(x) }' },
    { name: 'a cache', code: 'async function f(k, v) { cache.put(k, v); sem.acquire() }' },
    {
      name: 'a permit by callback',
      code: `${QUEUE}const sem = new Semaphore(2)\nfunction f() { sem.acquire().then((permit) => go(permit)) }`,
    },
    { name: 'an array', code: 'const queue = []\nasync function f(x) { queue.push(x) }' },
  ],
  invalid: [
    {
      name: 'a dropped put, whose consumer runs already',
      code: `${consumed}async function f(x) { queue.put(x) }`,
      errors: [
        {
          ...floating('put'),
          line: 4,
          column: 23,
          suggestions: awaits('put', `${consumed}async function f(x) { await queue.put(x) }`),
        },
      ],
    },
    {
      name: 'the same as an autofix',
      settings: { backpressure: { autofix: true } },
      code: `${consumed}async function f(xs) { for (const x of xs) queue.put(x) }`,
      output: `${consumed}async function f(xs) { for (const x of xs) await queue.put(x) }`,
      errors: [floating('put')],
    },
    {
      name: 'void',
      code: `${consumed}async function f(x) { void queue.put(x) }`,
      errors: [
        { ...floating('put'), suggestions: awaits('put', `${consumed}async function f(x) { await queue.put(x) }`) },
      ],
    },
    {
      name: 'errors that are caught',
      code: `${consumed}async function f(x) { queue.put(x).catch(log) }`,
      errors: [
        {
          ...floating('put'),
          suggestions: awaits('put', `${consumed}async function f(x) { await queue.put(x).catch(log) }`),
        },
      ],
    },
    {
      name: 'a consumer that starts after the put: no autofix',
      settings: { backpressure: { autofix: true } },
      code:
        `${QUEUE}async function f(xs) { const queue = new BoundedQueue(1); for (const x of xs) ` +
        `queue.put(x); for await (const x of queue) run(x) }`,
      output: null,
      errors: [
        {
          ...floating('put'),
          suggestions: awaits(
            'put',
            `${QUEUE}async function f(xs) { const queue = new BoundedQueue(1); for (const x of xs) ` +
              `await queue.put(x); for await (const x of queue) run(x) }`,
          ),
        },
      ],
    },
    {
      name: 'a producer that is awaited before its consumer: no autofix',
      settings: { backpressure: { autofix: true } },
      code: `${QUEUE}const queue = new BoundedQueue(1)
async function produce(x) { queue.put(x) }
async function consume() { for await (const x of queue) run(x) }
async function main() { await produce(1); await consume() }`,
      output: null,
      errors: [
        {
          ...floating('put'),
          suggestions: awaits(
            'put',
            `${QUEUE}const queue = new BoundedQueue(1)
async function produce(x) { await queue.put(x) }
async function consume() { for await (const x of queue) run(x) }
async function main() { await produce(1); await consume() }`,
          ),
        },
      ],
    },
    {
      name: 'nobody seen who takes: no autofix',
      settings: { backpressure: { autofix: true } },
      code: `${QUEUE}export class Log { queue = new BoundedQueue(5); async write(x) { this.queue.put(x) } }`,
      output: null,
      errors: [
        {
          ...floating('put'),
          suggestions: awaits(
            'put',
            `${QUEUE}export class Log { queue = new BoundedQueue(5); async write(x) { await this.queue.put(x) } }`,
          ),
        },
      ],
    },
    {
      name: 'a field with its consumer in another method',
      settings: { backpressure: { autofix: true } },
      code:
        `${QUEUE}class Log { queue = new BoundedQueue(5); async write(x) { this.queue.put(x) } ` +
        `async run() { for await (const x of this.queue) send(x) } }`,
      output:
        `${QUEUE}class Log { queue = new BoundedQueue(5); async write(x) { await ` +
        `this.queue.put(x) } async run() { for await (const x of this.queue) send(x) } }`,
      errors: [floating('put')],
    },
    {
      name: 'an annotated parameter',
      code:
        "import type { BoundedQueue } from 'backpressure-runtime'\nasync function f(queue: " +
        'BoundedQueue<string>, x: string) { queue.put(x) }',
      errors: [
        {
          ...floating('put'),
          suggestions: awaits(
            'put',
            "import type { BoundedQueue } from 'backpressure-runtime'\nasync function f(queue: " +
              'BoundedQueue<string>, x: string) { await queue.put(x) }',
          ),
        },
      ],
    },
    { name: 'a listener', code: `${consumed}source.on('data', (x) => { queue.put(x) })`, errors: [unheld('put')] },
    {
      name: 'a listener that returns it',
      code: `${consumed}source.on('data', (x) => queue.put(x))`,
      errors: [unheld('put')],
    },
    {
      name: 'forEach',
      code: `${consumed}async function f(xs) { xs.forEach((x) => queue.put(x)) }`,
      errors: [unheld('put')],
    },
    {
      name: 'a permit, released by others',
      settings: { backpressure: { autofix: true } },
      code:
        "import { Sema } from 'async-sema'\nconst sema = new Sema(2)\nasync function f() { " +
        'sema.acquire(); try { await work() } finally { done() } }\nfunction done() { ' +
        'sema.release() }',
      output:
        "import { Sema } from 'async-sema'\nconst sema = new Sema(2)\nasync function f() { await " +
        'sema.acquire(); try { await work() } finally { done() } }\nfunction done() { ' +
        'sema.release() }',
      errors: [floating('acquire')],
    },
    {
      name: "a company's own queue",
      settings: {
        backpressure: {
          libraries: [
            {
              modules: ['@acme/queue'],
              exports: { Mailbox: { construct: { makes: 'acme-mailbox' } } },
              things: {
                'acme-mailbox': { kinds: ['queue'], puts: { deliver: { answers: 'promise', waitsForRoom: true } } },
              },
            },
          ],
        },
      },
      code:
        "import { Mailbox } from '@acme/queue'\nconst box = new Mailbox()\nsocket.on('message', " +
        '(m) => box.deliver(m))',
      errors: [unheld('deliver')],
    },
  ],
})

typed.run('no-floating-put, typed', rule, {
  valid: [],
  invalid: [
    {
      name: 'a const',
      code: `${QUEUE}const queue = new BoundedQueue<number>(10)\nexport async function f(x: number) { queue.put(x) }`,
      errors: [
        {
          ...floating('put'),
          suggestions: awaits(
            'put',
            `${QUEUE}const queue = new BoundedQueue<number>(10)\nexport async function f(x: number) ` +
              `{ await queue.put(x) }`,
          ),
        },
      ],
    },
  ],
})

commonjs.run('no-floating-put, commonjs', rule, {
  valid: [],
  invalid: [
    {
      name: 'a module that is required',
      code:
        "const { Mutex } = require('async-mutex')\nconst one = new Mutex()\nasync function f() { " +
        'one.acquire(); await work() }',
      errors: [
        {
          ...floating('acquire'),
          suggestions: awaits(
            'acquire',
            "const { Mutex } = require('async-mutex')\nconst one = new Mutex()\nasync function f() { " +
              'await one.acquire(); await work() }',
          ),
        },
      ],
    },
  ],
})
