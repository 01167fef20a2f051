import rule from '../../rules/no-oversized-limit.ts'
import { commonjs, untyped } from '../rule-tester.ts'

const QUEUE = "import { BoundedQueue, mapLimit } from 'backpressure-runtime'\n"
const STREAM = "import { Readable, Transform, Writable } from 'node:stream'\n"

const oversized = (amount: number, unit: string, callee: string, limit: number, output: string) => ({
  messageId: 'oversized' as const,
  data: { amount, unit, callee },
  suggestions: [{ messageId: 'useLimit' as const, data: { limit }, output }],
})

untyped.run('no-oversized-limit', rule, {
  valid: [
    { name: 'a bound', code: `${QUEUE}const queue = new BoundedQueue(10_000)` },
    { name: 'a bound from outside', code: `${QUEUE}const make = (size) => new BoundedQueue(size * 1000)` },
    { name: 'a default size', code: `${STREAM}new Transform({ transform, objectMode: true, delay: 100_000 })` },
    { name: 'bytes of a stream', code: `${STREAM}new Transform({ highWaterMark: 1024 * 1024 })` },
    { name: 'bytes in a stream whose other side has items', code: `${STREAM}new Transform({ readableObjectMode: ` +
      `true, writableHighWaterMark: 65_536 })` },
    { name: 'object mode that is off', code: `${STREAM}new Writable({ objectMode: false, highWaterMark: 1 << 20, ` +
      `x: 65536 })` },
    { name: 'bytes of a file', code: `import fs from 'fs'\nfs.createReadStream(path, { highWaterMark: 4 * 1024 * ` +
      `1024 })` },
    { name: 'a source of bytes', code: `new ReadableStream({ type: 'bytes' }, { highWaterMark: 65_536 })` },
    { name: 'a strategy with a size of its own', code: `new WritableStream(sink, { highWaterMark: 65_536, size: ` +
      `(c) => c.length })` },
    { name: 'a strategy of bytes', code: `new WritableStream(sink, new ByteLengthQueuingStrategy({ highWaterMark: ` +
      `65_536 }))` },
    { name: 'largest message of ws, which is the default', code: `import { WebSocketServer } from 'ws'\nnew ` +
      `WebSocketServer({ maxPayload: 100 * 1024 * 1024 })` },
    { name: 'tasks without a limit are told by another rule', code: `${QUEUE}mapLimit(xs, Infinity, f)` },
    { name: 'a class of another file', code: `import { BoundedQueue } from './queue'\nnew BoundedQueue(Infinity)` },
    { name: 'the smallest of a list', code: `let least = Infinity\nfor (const x of xs) least = Math.min(least, x)` },
    { name: 'a timeout', code: `setTimeout(f, 60 * 1000); new Map([[1, 100_000]])` },
    { name: 'a figure of the options', options: [{ maxCount: 50_000 }], code: `${QUEUE}new BoundedQueue(50_000)` },
    { name: 'a stated bound', code: `${QUEUE}// backpressure: at most 20000 — one per sensor\nconst queue = new ` +
      `BoundedQueue(20_000)` },
  ],
  invalid: [
    {
      name: 'Infinity',
      code: `${QUEUE}const queue = new BoundedQueue(Infinity)`,
      errors: [
        {
          ...oversized(Infinity, 'items', 'BoundedQueue', 1000, `${QUEUE}const queue = new BoundedQueue(1000)`),
          line: 2,
          column: 32,
        },
      ],
    },
    {
      name: 'a number that is never reached, in a constant',
      code: `${QUEUE}const SIZE = 1000 * 1000\nconst queue = new BoundedQueue({ capacity: SIZE, overflow: 'throw' })`,
      errors: [
        oversized(
          1_000_000,
          'items',
          'BoundedQueue',
          1000,
          `${QUEUE}const SIZE = 1000 * 1000\nconst queue = new BoundedQueue({ capacity: 1000, overflow: 'throw' })`,
        ),
      ],
    },
    {
      name: 'tasks',
      code: `${QUEUE}mapLimit(xs, 100_000, f)`,
      errors: [oversized(100_000, 'tasks', 'mapLimit', 10, `${QUEUE}mapLimit(xs, 10, f)`)],
    },
    {
      name: 'a figure of the options',
      options: [{ maxCount: 100 }],
      code: `${QUEUE}mapLimit(xs, 101, f) // 10_000`,
      errors: [oversized(101, 'tasks', 'mapLimit', 10, `${QUEUE}mapLimit(xs, 10, f) // 10_000`)],
    },
    {
      name: 'items of a stream',
      code: `${STREAM}new Transform({ objectMode: true, highWaterMark: 1e6 })`,
      errors: [
        oversized(1e6, 'items', 'Transform', 16, `${STREAM}new Transform({ objectMode: true, highWaterMark: 16 })`),
      ],
    },
    {
      name: 'bytes of a stream',
      code: `${STREAM}new Writable({ highWaterMark: Number.MAX_SAFE_INTEGER })`,
      errors: [
        oversized(
          Number.MAX_SAFE_INTEGER,
          'bytes',
          'Writable',
          65_536,
          `${STREAM}new Writable({ highWaterMark: 65536 })`,
        ),
      ],
    },
    {
      name: 'a class that extends one',
      code: `${STREAM}class Lines extends Transform { constructor() { super({ readableHighWaterMark: Infinity, ` +
        `readableObjectMode: true }) } }`,
      errors: [
        oversized(
          Infinity,
          'items',
          'Transform',
          16,
          `${STREAM}class Lines extends Transform { constructor() { super({ readableHighWaterMark: 16, ` +
          `readableObjectMode: true }) } }`,
        ),
      ],
    },
    {
      name: 'both marks of a web transform, one decision',
      code: `new TransformStream({}, { highWaterMark: Infinity }, { highWaterMark: Infinity })`,
      errors: [
        oversized(
          Infinity,
          'items',
          'TransformStream',
          16,
          `new TransformStream({}, { highWaterMark: 16 }, { highWaterMark: 16 })`,
        ),
      ],
    },
    {
      name: 'chunks of a web stream',
      code: `const s = new ReadableStream(source, { highWaterMark: Infinity })`,
      errors: [
        oversized(Infinity, 'items', 'ReadableStream', 16, `const s = new ReadableStream(source, { highWaterMark: ` +
          `16 })`),
      ],
    },
    {
      name: 'both sides of a web transform',
      code: `new TransformStream({}, { highWaterMark: 1 }, new CountQueuingStrategy({ highWaterMark: Infinity }))`,
      errors: [
        oversized(
          Infinity,
          'items',
          'CountQueuingStrategy',
          16,
          `new TransformStream({}, { highWaterMark: 1 }, new CountQueuingStrategy({ highWaterMark: 16 }))`,
        ),
      ],
    },
    {
      name: 'events',
      code: `import { on } from 'node:events'\nfor await (const e of on(emitter, 'e', { highWaterMark: 1e9 })) f(e)`,
      errors: [
        oversized(
          1e9,
          'items',
          'on',
          1000,
          `import { on } from 'node:events'\nfor await (const e of on(emitter, 'e', { highWaterMark: 1000 })) f(e)`,
        ),
      ],
    },
    {
      name: 'zero, which stands for none',
      code: `import { WebSocketServer } from 'ws'\nnew WebSocketServer({ maxPayload: 0 })`,
      errors: [
        oversized(
          Infinity,
          'bytes',
          'WebSocketServer',
          1_048_576,
          `import { WebSocketServer } from 'ws'\nnew WebSocketServer({ maxPayload: 1048576 })`,
        ),
      ],
    },
  ],
})

commonjs.run('no-oversized-limit, CommonJS', rule, {
  valid: [
    { name: 'few sockets', code: `const http = require('http')\nnew http.Agent({ maxSockets: 50, timeout: 60000 })` },
    {
      name: 'the default, spelled out',
      code: `const http = require('http')\nnew http.Agent({ maxSockets: Infinity })`,
    },
  ],
  invalid: [
    {
      name: 'sockets',
      code: `const http = require('http')\nnew http.Agent({ maxSockets: 100000 })`,
      errors: [
        oversized(
          100_000,
          'tasks',
          'http.Agent',
          50,
          `const http = require('http')\nnew http.Agent({ maxSockets: 50 })`,
        ),
      ],
    },
  ],
})
