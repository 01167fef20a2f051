import rule from '../../rules/no-misused-drain.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

type MessageId = 'piled' | 'late' | 'stale' | 'misread' | 'cut' | 'forged' | 'unreached'

const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

/** By name: the code, the message with its data, the place, and the suggestion where there is one. */
type Case = readonly [
  code: string,
  messageId: MessageId,
  data: Record<string, string> | undefined,
  line: number,
  column: number,
  suggestion?: readonly ['once' | 'ask' | 'await', string],
]

const found = (table: Record<string, Case>) =>
  Object.entries(table).map(([name, [code, messageId, data, line, column, suggestion]]) => ({
    name,
    code,
    errors: [
      {
        messageId,
        ...(data && { data }),
        line,
        column,
        suggestions: suggestion ? [{ messageId: suggestion[0], output: suggestion[1] }] : null,
      },
    ],
  }))

const FS = `import fs from 'node:fs'\nconst out = fs.createWriteStream('x')\n`
const WRITE = FS.replace('\n', `\nimport { write } from 'backpressure-runtime'\n`)

untyped.run('no-misused-drain', rule, {
  valid: cases({
    'a source that is paused': `source.on('data', (c) => {
  if (!sink.write(c)) { source.pause(); sink.once('drain', () => source.resume()) }
})`,
    'one listener for all': `source.on('data', (c) => { if (!sink.write(c)) source.pause() })
sink.on('drain', () => source.resume())`,
    'a flag that lets one in': `let waiting = false
source.on('data', (c) => {
  if (!sink.write(c) && !waiting) { waiting = true; sink.on('drain', () => { waiting = false; go() }) }
})`,
    'a flag that leaves first': `source.on('data', (c) => {
  if (full) { held.push(c); return }
  if (!sink.write(c)) { full = true; sink.once('drain', () => { full = false; flush() }) }
})`,
    'a count of listeners': `source.on('data', (c) => { if (!s.listenerCount('drain')) s.once('drain', go) })`,
    'a loop that ends with it': `function pump() {
  for (let c; (c = next()); ) {
    if (!sink.write(c)) { sink.once('drain', pump); return }
  }
}`,
    'a function that reads on from drain': `function flow({ value }) {
  if (!res.write(value)) res.once('drain', more)
  else return reader.read().then(flow)
}`,
    'a loop that awaits': `async function f(res) {
  for await (const c of source) {
    if (!res.write(c)) await new Promise((r) => { res.once('drain', r); res.once('close', r) })
  }
}`,
    'a listener that is taken off': `async function f(res) {
  for await (const c of source) {
    if (!res.write(c)) await new Promise((r) => {
      const go = () => { res.off('drain', go); res.off('close', go); r() }
      res.on('drain', go)
      res.on('close', go)
    })
  }
}`,
    'a sink of each turn': `for (const name of names) {
  const file = open(name)
  file.on('drain', () => go(file))
  file.write(head)
}`,
    'a sink that comes with the event': `server.on('connection', (s) => { s.on('drain', () => go(s)) })`,
    'sinks that are walked': `for (const sink of sinks) sink.on('drain', go)`,
    "a queue's drain": `source.on('data', (c) => { queue.push(c); queue.on('drain', go) })`,
    'a wait that hangs is reported for that': `async function f(res) {
  for await (const c of source) if (!res.write(c)) await new Promise((r) => res.on('drain', r))
}`,
    'tested before the await': `${FS}async function f(x) {
  const ok = out.write(x)
  if (!ok) await once(out, 'drain')
  await log(x)
}`,
    'the stream is asked at the wait': `${FS}async function f(x) {
  const ok = out.write(x)
  await log(x)
  if (!ok && out.writableNeedDrain) await once(out, 'drain')
}`,
    'an await in a branch that leaves': `${FS}async function f(x) {
  const ok = out.write(x)
  if (failed) { await stop(); return }
  if (!ok) await once(out, 'drain')
}`,
    'a test at once in the callback of a walk': `${FS}let ok = true
rows.forEach((row) => { ok = out.write(row) })
if (!ok) out.once('drain', go)`,
    'kept fresh by a drain listener': `${FS}let ok = true
out.on('drain', () => { ok = true })
source.on('data', (c) => { ok = out.write(c) })
source.on('end', () => { if (!ok) out.once('drain', finish); else finish() })`,
    'tested late for a number only': `${FS}async function f(x) {
  const ok = out.write(x)
  await log(x)
  if (!ok) slow++
}`,
    'a flag that drain clears': `class Log {
  #full = false
  constructor(out) { this.out = out; out.on('drain', () => { this.#full = false }) }
  write(line) { if (this.#full) return; if (!this.out.write(line)) this.#full = true }
}`,
    'a flag that others can clear': `class Log {
  full = false
  write(line) { if (this.full) return; if (!this.out.write(line)) this.full = true }
}`,
    'a flag that is written with each answer': `let ok = true
function log(line) { if (!ok) return; ok = sink.write(line) }
sink.on('drain', () => { ok = true })`,
    'a flag of one call': `function f(xs) {
  let full = false
  for (const x of xs) { if (full) continue; if (!sink.write(x)) full = true }
  return full
}`,
    'a flag that keeps nobody from writing': `let wasFull = false
function log(line) { if (!sink.write(line)) wasFull = true }
process.on('exit', () => { if (wasFull) console.warn('slow') })`,
    'an error that speaks of a limit': `import http from 'node:http'
http.createServer((req, res) => { bus.on('x', (x) => {
  if (!res.write(x)) res.destroy(new Error('client too slow'))
}) })`,
    'a slow client that is dropped': `import http from 'node:http'
http.createServer((req, res) => { bus.on('x', (x) => { if (!res.write(x)) res.destroy() }) })`,
    'a write() of another kind': `if (!card.write(bytes)) throw new Error('card removed')`,
    'a break that drain takes up': `function more() { let c; while ((c = take())) { if (!res.write(c)) break } }
res.on('drain', more)`,
    'a break when the client has left': `async function f(res) {
  for await (const c of source) { if (!res.write(c) && res.destroyed) break }
}`,
    'a loop in memory that says where it stopped': `for (const part of parts) if (!res.write(part)) break`,
    'the runtime asked': `import { write } from 'backpressure-runtime'
async function f(res) { for await (const c of source) if (!(await write(res, c))) break }`,
    'a drain that is passed on': `inner.on('drain', () => outer.emit('drain'))`,
    'those who wait are woken at the end': `res.on('close', () => res.emit('drain'))`,
    'a stream that tells of its own room': `class W { f() { setTimeout(() => this.emit('drain')) } }`,
    'a line that is written until it is full': `out.on('drain', () => {
  while (lines.length) { if (!out.write(lines.shift())) break }
})`,
    'a line whose answer is kept': `let free = true
out.on('drain', () => { free = true; next() })
function next() { if (lines.length) free = out.write(lines.shift()) }`,
    'a callback that drain calls': `out.on('drain', () => { const next = waiting.shift(); if (next) next() })`,
  }),
  invalid: found({
    'a listener for good': [
      `source.on('data', (c) => { sink.write(c); sink.on('drain', go) })`,
      'piled',
      { sink: 'sink' },
      1,
      43,
    ],
    'once, but nobody stops': [
      `source.on('data', (c) => {\n  if (!sink.write(c)) sink.once('drain', () => log('ok'))\n})`,
      'piled',
      { sink: 'sink' },
      2,
      23,
    ],
    'for good, though the source is paused': [
      `source.on('data', (c) => {
  if (!sink.write(c)) { source.pause(); sink.on('drain', () => source.resume()) }
})`,
      'piled',
      { sink: 'sink' },
      2,
      41,
      [
        'once',
        `source.on('data', (c) => {
  if (!sink.write(c)) { source.pause(); sink.once('drain', () => source.resume()) }
})`,
      ],
    ],
    'a loop that goes on': [
      `for (const row of rows) {\n  if (!sink.write(row)) sink.once('drain', go)\n}`,
      'piled',
      { sink: 'sink' },
      2,
      25,
    ],
    'a wait that leaves its listener': [
      `async function f(res) {
  for await (const c of source) {
    if (!res.write(c)) await new Promise((r) => { res.on('drain', r); res.on('close', r) })
  }
}`,
      'piled',
      { sink: 'res' },
      3,
      51,
      [
        'once',
        `async function f(res) {
  for await (const c of source) {
    if (!res.write(c)) await new Promise((r) => { res.once('drain', r); res.on('close', r) })
  }
}`,
      ],
    ],
    'a test after an await': [
      `${FS}async function f(x) {
  const ok = out.write(x)
  await log(x)
  if (!ok) await once(out, 'drain')
}`,
      'late',
      { sink: 'out' },
      6,
      7,
      [
        'ask',
        `${FS}async function f(x) {
  const ok = out.write(x)
  await log(x)
  if (out.writableNeedDrain) await once(out, 'drain')
}`,
      ],
    ],
    'a test in a callback': [
      `${FS}function f(x, done) {
  const ok = out.write(x)
  db.save(x, () => {
    if (ok === false) out.once('drain', done)
    else done()
  })
}`,
      'late',
      { sink: 'out' },
      6,
      9,
    ],
    'a test at the end of the source': [
      `${FS}let ok
source.on('data', (c) => { ok = out.write(c) })
source.on('end', () => { if (!ok) out.once('drain', finish); else finish() })`,
      'late',
      { sink: 'out' },
      5,
      30,
      [
        'ask',
        `${FS}let ok
source.on('data', (c) => { ok = out.write(c) })
source.on('end', () => { if (out.writableNeedDrain) out.once('drain', finish); else finish() })`,
      ],
    ],
    'behind two helpers, in the callback of a series': [
      `const put = (stream, row, done) => stream.write(row, done)
const putHead = (stream, row, done) => stream.write(head(row), done)
function save(csvStream, row, next) {
  let ok = true
  async.series([(done) => { if (i) ok = put(csvStream, row, done); else ok = putHead(csvStream, row, done) }], () => {
    if (!ok) csvStream.once('drain', next)
    else next()
  })
}`,
      'late',
      { sink: 'stream' },
      6,
      9,
    ],
    'a flag of a class that nobody clears': [
      `class Log {
  #full = false
  write(line) { if (this.#full) return; if (!this.out.write(line)) this.#full = true }
}`,
      'stale',
      { flag: 'this.#full', sink: 'this.out' },
      3,
      68,
    ],
    'a flag of the module': [
      `let ready = true
export function log(line) {
  if (ready) { if (!sink.write(line)) { ready = false } }
}`,
      'stale',
      { flag: 'ready', sink: 'sink' },
      3,
      41,
    ],
    'false as an error': [
      `${FS}export function save(x) { if (!out.write(x)) throw new Error('write failed') }`,
      'misread',
      { sink: 'out' },
      3,
      31,
    ],
    'false as an error, where it can be awaited': [
      `${FS}export async function save(x) { if (!out.write(x)) throw new Error('closed') }`,
      'misread',
      { sink: 'out' },
      3,
      37,
      ['await', `${WRITE}export async function save(x) { if (!(await write(out, x))) throw new Error('closed') }`],
    ],
    'false that rejects': [
      `${FS}new Promise((resolve, reject) => { out.write(x) ? resolve() : reject(new Error('gone')) })`,
      'misread',
      { sink: 'out' },
      3,
      36,
    ],
    'false that ends the loop': [
      `async function f(res) {\n  for await (const c of source) {\n    if (!res.write(c)) break\n  }\n}`,
      'cut',
      { sink: 'res' },
      3,
      9,
    ],
    'false that ends a pump': [
      `async function pump(reader, res) {
  while (true) {
    const { done, value } = await reader.read()
    if (done) return
    const ok = res.write(value)
    if (!ok) return
  }
}`,
      'cut',
      { sink: 'res' },
      6,
      9,
    ],
    'a drain that a timer makes up': [
      `source.on('data', (c) => {
  if (!res.write(c)) {
    source.pause()
    res.once('drain', () => source.resume())
    setTimeout(() => { res.emit('drain') }, 100)
  }
})`,
      'forged',
      { sink: 'res' },
      5,
      24,
    ],
    'one item of a line for each drain': [
      `out.on('drain', () => { if (lines.length > 0) out.write(lines.shift()) })`,
      'unreached',
      undefined,
      1,
      1,
    ],
  }),
})

commonjs.run('no-misused-drain (CommonJS)', rule, {
  valid: [],
  invalid: found({
    'a line behind a stream that a function opens': [
      `const fs = require('fs')
function open() {
  const stream = fs.createWriteStream('log')
  stream.on('drain', function () { if (lines.length > 0) put(lines.shift()) })
  return stream
}
const lines = []
const file = open()
function put(line) { file.write(line + '\\n') }
exports.log = function (line) { lines.push(line) }`,
      'unreached',
      undefined,
      4,
      3,
    ],
  }),
})

typed.run('no-misused-drain (typed)', rule, {
  valid: cases({
    'a write() that answers whether it worked': `declare const card: { write(x: string): boolean }
export function save(x: string) { if (!card.write(x)) throw new Error('card removed') }`,
  }),
  invalid: found({
    'a sink that only its type tells': [
      `declare const to: { it: import('node:fs').WriteStream }
export function save(x: string) { if (!to.it.write(x)) throw new Error('write failed') }`,
      'misread',
      { sink: 'to.it' },
      2,
      39,
    ],
  }),
})
