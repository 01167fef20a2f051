import rule from '../../rules/no-drain-only-wait.ts'
import { commonjs, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const HTTP = "import http from 'node:http'\n"
const ONCE = "import { once } from 'node:events'\n"
const IMPORT = "import { drain } from 'backpressure-runtime'\n"

type MessageId = 'drainOnly' | 'closeMissing' | 'callbackOnly'

const found = (messageId: MessageId, sink: string, line: number, column: number, output?: string) => ({
  messageId,
  data: { sink, ...(messageId === 'callbackOnly' && { callback: 'done' }) },
  line,
  column,
  suggestions: output === undefined ? null : [{ messageId: 'drain' as const, output }],
})

untyped.run('no-drain-only-wait', rule, {
  valid: cases({
    'close ends it too': `await new Promise((r) => { res.once('drain', r); res.once('close', r) })`,
    'close rejects it':
      `await new Promise((resolve, reject) => { s.once('drain', resolve); s.once('error', ` +
      `reject); s.once('close', () => reject(gone)) })`,
    'one settle function for all':
      `await new Promise((resolve) => { const settle = () => { s.off('drain', ` +
      `settle); resolve() }; for (const e of ends) s.once(e, settle); s.once('drain', ` +
      `settle) })`,
    'finished() ends it': `await new Promise((resolve) => { finished(out, resolve); out.once('drain', resolve) })`,
    'a timer ends it': `await new Promise((resolve) => { socket.once('drain', resolve); setTimeout(resolve, 5000) })`,
    'a signal ends it':
      `await new Promise((resolve) => { socket.once('drain', resolve); signal.addEventListener('abort', ` +
      `resolve) })`,
    'a race ends it': `await Promise.race([new Promise((r) => res.once('drain', r)), closed])`,
    'a race of a const': `const room = new Promise((r) => res.once('drain', r))\nawait Promise.race([room, closed])`,
    'given to somebody who may end it':
      `await withTimeout(new Promise((r) => res.once('drain', r)), 1000)\n` +
      `const p = new Promise((r) => res.once('drain', r))\n` +
      `await monitor.race(p)`,
    'settled from elsewhere':
      `await new Promise((resolve) => { this.release = resolve; this.socket.once('drain', ` + `resolve) })`,
    'kept in a list of waiters':
      `await new Promise((resolve) => { waiters.push(resolve); socket.once('drain', ` + `resolve) })`,
    'a helper registers the rest':
      `const whenGone = (s, f) => { s.once('close', f) }\n` +
      `await new Promise((resolve) => { res.once('drain', resolve); whenGone(res, ` +
      `resolve) })`,
    'the file wakes who waits':
      `res.on('close', () => res.emit('drain'))\n` + `await new Promise((r) => res.once('drain', r))`,
    'a file errors, it does not vanish':
      ONCE +
      `import fs from 'node:fs'\nconst file = fs.createWriteStream('x')\n` +
      `await once(file, 'drain')\nawait new Promise((resolve, reject) => { file.once('drain', ` +
      `resolve); file.once('error', reject) })`,
    'once() of a stream that may be a file': ONCE + `async function f(out) { await once(out, 'drain') }`,
    'once() with a signal': ONCE + `async function f(socket, signal) { await once(socket, 'drain', { signal }) }`,
    'a queue that ran empty': `await new Promise((r) => queue.once('drain', r))`,
    'a pool of connections':
      `import { Pool } from 'undici'\n` +
      `const pool = new Pool('http://x')\n` +
      `await new Promise((r) => pool.once('drain', r))`,
    stdout: `await new Promise((r) => process.stdout.once('drain', r))`,
    'a listener that resumes':
      `source.on('data', (c) => { if (!sink.write(c)) { source.pause(); sink.once('drain', ` +
      `() => source.resume()) } })`,
    'a listener for the whole life': `function watch(sink, done) { sink.on('drain', done) }`,
    'a callback, and close is watched':
      `function send(conn, packet, done) { if (!conn.write(packet)) conn.once('drain', ` +
      `done); conn.once('close', done) }`,
    'a callback for a sink that every caller watches':
      `exports.put = (sink, chunk, done) => { if (!sink.write(chunk)) sink.once('drain', done) }\n` +
      `exports.all = function (path) { const out = open(path); out.on('error', fail); this.put(out, head, next) }`,
    'a callback of a stream that fails by another way':
      `class Copy extends Writable { _write(c, e, done) { if (!this.db.stream.write(c)) ` +
      `this.db.stream.once('drain', done) }\n  handleError(error) { this.emit('error', error) } }`,
    'a step of its own that nobody ends':
      `class Split extends Transform { constructor() { super(); this.step = new Parse(); this.step.pipe(this.out) }\n` +
      `  _transform(c, e, done) { if (!this.step.write(c)) this.step.once('drain', done) } }`,
    'a listener that does nothing, where the write settles it':
      `await new Promise((r) => { if (!res.write(chunk, r)) res.once('drain', () => {}) })`,
    'another event': `await new Promise((r) => res.once('open', r))`,
  }),
  invalid: [
    {
      name: 'a reader pump that waits for drain alone',
      code:
        HTTP +
        `http.createServer(async (req, res) => {
  for await (const c of source) if (!res.write(c)) await new Promise((resolve) => res.once('drain', resolve))
})`,
      errors: [
        found(
          'drainOnly',
          'res',
          3,
          83,
          HTTP +
            IMPORT +
            `http.createServer(async (req, res) => {
  for await (const c of source) if (!res.write(c)) await drain(res)
})`,
        ),
      ],
    },
    {
      name: 'a block around it',
      code:
        `async function f(socket) { await new Promise<void>(resolve => { socket.once('drain', ` +
        `() => resolve()) }) }`,
      errors: [found('drainOnly', 'socket', 1, 65, `${IMPORT}\nasync function f(socket) { await drain(socket) }`)],
    },
    {
      name: 'a helper that waits',
      code: `const room = (stream) => new Promise((resolve) => { stream.once('drain', resolve) })`,
      errors: [found('drainOnly', 'stream', 1, 53, `${IMPORT}\nconst room = (stream) => drain(stream).then(() => {})`)],
    },
    {
      name: 'a write in the executor',
      code:
        `const send = (m) => new Promise((resolve) => { if (child.stdin.write(m)) ` +
        `resolve(); else child.stdin.once('drain', resolve) })`,
      errors: [found('drainOnly', 'child.stdin', 1, 90)],
    },
    {
      name: 'a close listener elsewhere that ends something else',
      code:
        `res.on('close', () => reader.cancel())\n` +
        `async function f() { await new Promise((r) => res.once('drain', r)) }`,
      errors: [
        found(
          'drainOnly',
          'res',
          2,
          47,
          `${IMPORT}\nres.on('close', () => reader.cancel())\nasync function f() { await drain(res) }`,
        ),
      ],
    },
    {
      name: 'a receiver that something is written to',
      code: `if (!this.peer.write(c)) await new Promise((r) => this.peer.once('drain', r))`,
      errors: [found('drainOnly', 'this.peer', 1, 51, `${IMPORT}\nif (!this.peer.write(c)) await drain(this.peer)`)],
    },
    {
      name: 'drain and error of a response',
      code:
        `await new Promise((resolve, reject) => { const ok = () => { reply.raw.off('error', ` +
        `reject); resolve() }; reply.raw.once('drain', ok); reply.raw.once('error', ` +
        `reject) })`,
      errors: [found('closeMissing', 'reply.raw', 1, 106)],
    },
    {
      name: 'a helper with its own listeners is no end of this wait',
      code:
        `class S { cleanup() { this.raw.on('close', f) } send(d) { return new Promise((resolve) ` +
        `=> { this.raw.once('drain', resolve); this.raw.once('error', () => { this.cleanup(); ` +
        `resolve() }) }) } }`,
      errors: [found('closeMissing', 'this.raw', 1, 93)],
    },
    {
      name: 'once() of a socket',
      code:
        ONCE +
        `import net from 'node:net'\nconst socket = net.connect(1)\nasync function f() { await once(socket, 'drain') }`,
      errors: [
        found(
          'closeMissing',
          'socket',
          4,
          28,
          ONCE +
            `import net from 'node:net'\n${IMPORT}const socket = net.connect(1)\n` +
            `async function f() { await drain(socket) }`,
        ),
      ],
    },
    {
      name: 'a callback for a sink that one caller does not watch',
      code:
        `function put(sink, chunk, done) { if (!sink.write(chunk)) sink.once('drain', done) }\n` +
        `function all(out, file) { out.on('error', fail); put(out, head, next); put(file, head, next) }`,
      errors: [found('callbackOnly', 'sink', 1, 59)],
    },
    {
      name: 'a promise hangs, whoever hears of the end',
      code:
        `const room = (sink) => new Promise((r) => sink.once('drain', r))\n` +
        `async function all(out) { out.on('error', fail); out.write(head); await room(out) }`,
      errors: [
        found(
          'drainOnly',
          'sink',
          1,
          43,
          `${IMPORT}\nconst room = (sink) => drain(sink).then(() => {})\n` +
            `async function all(out) { out.on('error', fail); out.write(head); await room(out) }`,
        ),
      ],
    },
    {
      name: 'a callback of a stream that fails by no other way',
      code:
        `class Copy extends Writable { _write(c, e, done) { if (!this.db.stream.write(c)) ` +
        `this.db.stream.once('drain', done) }\n  handleRow(row) { this.emit('row', row) } }`,
      errors: [found('callbackOnly', 'this.db.stream', 1, 82)],
    },
    {
      name: 'a callback that only drain calls',
      code:
        `function send(client, packet, done) { if (!write(packet, client.conn)) ` +
        `client.conn.once('drain', done); else setImmediate(done) }`,
      errors: [found('callbackOnly', 'client.conn', 1, 72)],
    },
  ],
})

commonjs.run('no-drain-only-wait (CommonJS)', rule, {
  valid: [],
  invalid: [
    {
      name: 'events.once',
      code: `const events = require('events')\nasync function f(res) { await events.once(res, 'drain') }`,
      errors: [
        found(
          'closeMissing',
          'res',
          2,
          31,
          `const events = require('events')\n` +
            `const { drain } = require('backpressure-runtime')\n` +
            `async function f(res) { await drain(res) }`,
        ),
      ],
    },
  ],
})
