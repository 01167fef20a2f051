import rule from '../../rules/no-ignored-write.ts'
import { commonjs, javascript, typed, untyped } from '../rule-tester.ts'

const FS = "import fs from 'node:fs'\n"
const IMPORT = "import { write } from 'backpressure-runtime'\n"

type MessageId = 'ignored' | 'forwarded' | 'uneven'

const found = (messageId: MessageId, sink: string, line: number, column: number) => ({
  messageId,
  data: { sink },
  line,
  column,
  suggestions: null,
})

untyped.run('no-ignored-write', rule, {
  valid: [
    { name: 'the answer is tested', code: `for await (const c of s) { if (!res.write(c)) await once(res, 'drain') }` },
    { name: 'the answer is kept', code: 'for await (const c of s) { const ok = res.write(c); if (!ok) await room }' },
    { name: 'the answer is returned', code: 'const forward = (c) => { return sock.write(c) }\nsource.on("chunk", (c) => { full = forward(c) })' },
    { name: 'the answer decides', code: "source.on('data', (c) => { sink.write(c) || source.pause() })" },
    { name: 'the source is paused elsewhere in the listener', code: "source.on('data', (c) => { source.pause(); sink.write(c); later(() => source.resume()) })" },
    { name: 'one write', code: 'res.write(head)' },
    { name: 'one write a request', code: "app.get('/', (req, res) => { res.write(render(req.query)); next() })" },
    { name: 'the last write before end()', code: `for (const f of files) { const out = open(f); out.write(f.text); out.end() }` },
    { name: 'the last write before destroy()', code: `server.on('upgrade', (req, socket) => { socket.write(reject(req)); socket.destroy() })` },
    { name: 'stdout', code: `process.stdin.on('data', (d) => { process.stdout.write(d) })` },
    { name: 'a stream that is stdout', code: `const stream: NodeJS.WritableStream = process.stdout\nfor await (const c of s) stream.write(c)` },
    { name: 'an own method', code: `class Log extends Writable { all(xs) { for (const x of xs) this.write(x) } }` },
    { name: 'an own method by an alias', code: `class Log extends Writable { f(s) { const log = this; s.on('data', (d) => { log.write(d) }) } }` },
    { name: 'constants', code: `const out = fs.createWriteStream('x')\nfor (const x of xs) out.write('.')\nsetInterval(() => { res.write(': ping\\n\\n') }, 1000)` },
    { name: 'a heartbeat with the time', code: FS + `setInterval(() => { out.write(JSON.stringify({ type: 'ping', at: Date.now() }) + '\\n') }, 1000)\nconst out = fs.createWriteStream('x')` },
    { name: 'a buffer', code: `source.on('data', (d) => { buf.write(d, 0) })\nfor (const c of cs) Buffer.alloc(9).write(c)` },
    { name: 'a parser', code: `for await (const c of s) parser.write(c)` },
    { name: 'a hash', code: `import { createHash } from 'node:crypto'\nconst hash = createHash('sha1')\nsource.on('data', (d) => { hash.write(d) })` },
    { name: 'a decoder', code: `source.on('data', (d) => { text += decoder.write(d) })` },
    { name: 'a terminal', code: `socket.on('data', (d) => { term.write(d) })` },
    { name: 'a pty', code: `ws.onmessage = (m) => { pty.write(m.data) }` },
    { name: 'a class of this file', code: `class Sink { write(x) {} }\nconst out = new Sink()\nfor await (const c of s) out.write(c)` },
    { name: 'an object literal', code: `const out = { write(x) {} }\nfor await (const c of s) out.write(c)` },
    { name: 'an annotation that names something else', code: `async function f(out: ByteBuilder) { for await (const c of s) out.write(c) }` },
    { name: 'a web writer', code: `const writer = stream.getWriter()\nfor await (const c of s) writer.write(c)` },
    { name: 'a promised write of an unknown stream', code: `for await (const c of s) await stream.write(c)` },
    { name: 'the callback goes on', code: `for await (const c of s) { await new Promise((resolve) => { res.write(c, resolve) }) }` },
    { name: 'a callback that reads on', code: `source.on('data', (c) => { res.write(c, () => { source.next() }) })` },
    { name: 'a callback kept with the item', code: FS + `const out = fs.createWriteStream('x')\nfor (const n of nodes) out.write(n.frame, n.callback)` },
    { name: 'writableLength is watched', code: `source.on('data', (c) => { if (res.writableLength > MAX) return; res.write(c) })` },
    { name: 'writableNeedDrain is awaited', code: `for await (const c of s) { res.write(c); if (res.writableNeedDrain) await room(res) }` },
    { name: 'a helper waits', code: `for await (const c of s) { res.write(c); await waitForDrain(res) }` },
    { name: 'drain resumes', code: `source.on('data', (c) => { sink.write(c); if (busy()) stop.pause() })\nsink.on('drain', () => { stop.resume() })` },
    { name: 'a later write of the function is checked', code: `function send(rows) { for (const r of rows) { res.write(r.head); if (!res.write(r.body)) return false } }` },
    { name: 'a literal list', code: FS + `const out = fs.createWriteStream('x')\nfor (const name of ['a', 'b']) out.write(render(name))` },
    { name: 'a list collected here', code: FS + `const out = fs.createWriteStream('x')\nconst parts = []\nparts.push(a, b)\nfor (const p of parts) out.write(p)` },
    { name: 'few chunks that were read ahead', code: `const values = []\nvalues.push(first)\nvalues.forEach((value) => { outgoing.write(value) })` },
    { name: 'a reply to the same socket', code: `socket.on('data', (d) => { socket.write(answer(parse(d).id)) })` },
    { name: 'a reply to each line', code: `import readline from 'node:readline'\nconst rl = readline.createInterface({ input: socket })\nrl.on('line', (l) => { socket.write(identify(l)) })` },
    { name: 'a reply to what was decoded', code: `socket.pipe(split()).on('data', (m) => { socket.write(ack(m.id)) })` },
    { name: 'a child answered on its stdin', code: `import { spawn } from 'node:child_process'\nconst child = spawn('x')\nchild.stdout.on('data', (d) => { child.stdin.write(next(d)) })` },
    { name: 'a handler by name that answers', code: `class C { onMessage(m) { this.socket.write(ack(m.id)) } }` },
    { name: 'a label through a helper', code: FS + `const out = fs.createWriteStream('x')\nconst log = (text) => { out.write(text + '\\n') }\nfor (const s of stacks) log('Deleting ' + s.name)` },
    { name: 'a sink of its own each time', code: FS + `source.on('data', (m) => { const out = fs.createWriteStream(m.name); out.write(m.body) })` },
    { name: 'the worker of a limited queue', code: `import async from 'async'\nimport { spawn } from 'node:child_process'\nconst child = spawn('x')\nconst q = async.queue((task, done) => { child.stdin.write(task.cmd); waiting = done }, 1)` },
    { name: 'a loop into a stream known by its name alone', code: `for (const x of xs) stream.write(x)` },
    { name: 'a domain event into an unknown stream', code: `bus.on('changed', (c) => { stream.write(c) })` },
    { name: 'a splitter pushes', code: `class T extends Transform { _transform(c, e, cb) { for (const l of c.split('\\n')) this.push(l); cb() } }` },
  ],
  invalid: [
    {
      name: 'for await into a response',
      code: `import http from 'node:http'
http.createServer(async (req, res) => {
  for await (const c of source) res.write(c)
  res.end()
})`,
      errors: [
        {
          ...found('ignored', 'res', 3, 33),
          suggestions: [
            {
              messageId: 'await',
              output: `import http from 'node:http'
${IMPORT}http.createServer(async (req, res) => {
  for await (const c of source) await write(res, c)
  res.end()
})`,
            },
          ],
        },
      ],
    },
    {
      name: 'a loop into a file',
      code: FS + `async function save(rows) {
  const out = fs.createWriteStream('rows')
  for (const row of rows) out.write(JSON.stringify(row) + '\\n')
}`,
      errors: [
        {
          ...found('ignored', 'out', 4, 27),
          suggestions: [
            {
              messageId: 'await',
              output: FS + IMPORT + `async function save(rows) {
  const out = fs.createWriteStream('rows')
  for (const row of rows) await write(out, JSON.stringify(row) + '\\n')
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'awaited, which waits for nothing',
      code: FS + `const out = fs.createWriteStream('rows')
for await (const row of rows) await out.write(row)`,
      errors: [found('ignored', 'out', 3, 37)],
    },
    { name: 'a counted loop', code: FS + `const out = fs.createWriteStream('x')\nfor (let i = 0; i < n; i++) out.write(rows[i])`, errors: [found('ignored', 'out', 3, 29)] },
    { name: 'a loop that reads', code: `let c\nwhile ((c = await source.read()) !== null) res.write(c)`, errors: [found('ignored', 'res', 2, 44)] },
    {
      name: 'a reader pump into an unknown parameter',
      code: `async function pump(stream, out) {
  const reader = stream.getReader()
  while (true) {
    const { done, value } = await reader.read()
    if (done) break
    out.write(value)
  }
}`,
      errors: [found('ignored', 'out', 6, 5)],
    },
    {
      name: 'a recursive pump',
      code: `function pump() {
  return reader.read().then(({ done, value }) => {
    if (done) return res.end()
    res.write(value)
    return pump()
  })
}`,
      errors: [found('ignored', 'res', 4, 5)],
    },
    { name: 'a data listener', code: `source.on('data', (c) => { sink.write(c) })`, errors: [found('forwarded', 'sink', 1, 28)] },
    { name: 'an arrow that returns to the emitter', code: `source.on('data', (c) => sink.write(c))`, errors: [found('forwarded', 'sink', 1, 26)] },
    { name: 'a guard and a try', code: `up.on('data', function (c) { try { res.writable && res.write(c) } catch {} })`, errors: [found('forwarded', 'res', 1, 52)] },
    { name: 'a switch on the channel', code: `mux.on('data', (d) => { switch (d[0]) { case 1: out.write(d.slice(1)) } })`, errors: [found('forwarded', 'out', 1, 49)] },
    { name: 'an optional sink', code: `child.on('message', (m) => { this.log?.stream?.write(m.text) })`, errors: [found('forwarded', 'this.log?.stream', 1, 30)] },
    { name: 'a deep chain', code: `for await (const c of body) event.node.res.write(c)`, errors: [found('ignored', 'event.node.res', 1, 29)] },
    { name: 'an echo of all that comes', code: `socket.on('data', (d) => { socket.write(d) })`, errors: [found('forwarded', 'socket', 1, 28)] },
    { name: 'an original write that is called', code: `const write = res.write\nstream.on('data', (c) => { write.call(res, c) })`, errors: [found('forwarded', 'res', 2, 28)] },
    { name: 'apply', code: `stream.on('data', (c) => { out.write.apply(out, [c]) })`, errors: [found('forwarded', 'out', 1, 28)] },
    { name: 'encoded on the way', code: `for await (const e of events) { const text = JSON.stringify(e); const frame = \`data: \${text}\\n\\n\`; res.write(encoder.encode(frame)) }`, errors: [found('ignored', 'res', 1, 100)] },
    { name: 'parts of a chunk', code: `source.on('data', (d) => { for (const f of parse(d)) sink.write(f) })`, errors: [found('forwarded', 'sink', 1, 54)] },
    {
      name: 'a helper closure, called where it repeats',
      code: `app.get('/ask', async (req, res) => {
  const send = (event) => res.write(\`data: \${JSON.stringify(event)}\\n\\n\`)
  send({ type: 'start' })
  for await (const part of answer) send(part)
})`,
      errors: [found('ignored', 'res', 2, 27)],
    },
    {
      name: 'a helper of a helper',
      code: `const write = (text) => { res.write(text) }
const send = (event) => { write(encode(event)) }
for await (const part of answer) send(part)`,
      errors: [found('ignored', 'res', 1, 27)],
    },
    {
      name: 'a method',
      code: `import net from 'node:net'
class Forwarder {
  socket = net.connect(1)
  send(event) { this.socket.write(event.serialise()) }
  flush() { let e; while ((e = this.queue.shift())) this.send(e) }
}`,
      errors: [found('ignored', 'this.socket', 4, 17)],
    },
    {
      name: 'an event stream fed by an emitter',
      code: `import express from 'express'
const app = express()
app.get('/events', (req, res) => {
  res.setHeader('content-type', 'text/event-stream')
  bus.on('update', (u) => { res.write(\`data: \${JSON.stringify(u)}\\n\\n\`) })
})`,
      errors: [found('forwarded', 'res', 5, 29)],
    },
    {
      name: 'an event stream of a response known by name',
      code: `export function events(req, res) {
  res.setHeader('content-type', 'text/event-stream')
  store.subscribe((u) => { res.write('data: ' + JSON.stringify(u) + '\\n\\n') })
}`,
      errors: [found('forwarded', 'res', 3, 28)],
    },
    {
      name: 'an event stream fed by a timer',
      code: `export function events(req, res) {
  res.setHeader('content-type', 'text/event-stream')
  setInterval(() => { const s = stats(); res.write(\`data: \${JSON.stringify(s)}\\n\\n\`) }, 1000)
}`,
      errors: [found('forwarded', 'res', 3, 42)],
    },
    { name: 'a handler by name', code: `class H { onData(chunk) { this.#out.write(chunk) } }`, errors: [found('forwarded', 'this.#out', 1, 27)] },
    { name: 'an option by name', code: `const onData = (d) => { file.write(d) }\nrun(cmd, { onData })`, errors: [found('forwarded', 'file', 1, 25)] },
    { name: 'a callback that only looks at the error', code: `source.on('data', (c) => { sink.write(c, (e) => { if (e) log(e) }) })`, errors: [found('forwarded', 'sink', 1, 28)] },
    {
      name: 'dropped here, looked at elsewhere, in spite of a drain listener',
      code: `class Handler {
  #out
  replay(body) { while (more) { if (this.#out.write(body.next()) === false) break } this.#out.on('drain', again) }
  live(body) { body.on('data', (c) => { this.#out.write(c) }) }
}`,
      errors: [found('uneven', 'this.#out', 4, 41)],
    },
    {
      name: 'dropped here, looked at elsewhere, without a loop',
      code: `class Handler {
  first(chunk) { if (!this.out.write(chunk)) this.stop() }
  other(chunk) { this.out.write(chunk) }
}`,
      errors: [found('uneven', 'this.out', 3, 18)],
    },
    { name: 'a drain listener where nobody stops', code: `sink.on('drain', go)\nsource.on('data', (c) => { sink.write(c) })`, errors: [found('forwarded', 'sink', 2, 28)] },
    { name: 'a stream made by another file', code: `const writer = openTheStream(file)\nsource.on('data', (c) => { writer.write(c) })`, errors: [found('forwarded', 'writer', 2, 28)] },
    { name: 'an annotated parameter', code: `import type { Writable } from 'node:stream'\nfunction f(rows: Row[], to: Writable) { for (const r of rows) to.write(r.text) }`, errors: [found('ignored', 'to', 2, 63)] },
    { name: 'a documented parameter', code: `/** @param {import('node:stream').Writable} to */\nfunction f(to) { rows.forEach((r) => { to.write(r.text) }) }`, errors: [found('ignored', 'to', 2, 40)] },
  ],
})

javascript.run('no-ignored-write (espree)', rule, {
  valid: [],
  invalid: [{ name: 'a data listener', code: `source.on('data', (c) => { sink.write(c) })`, errors: [found('forwarded', 'sink', 1, 28)] }],
})

commonjs.run('no-ignored-write (CommonJS)', rule, {
  valid: [],
  invalid: [
    {
      name: 'prototype methods',
      code: `const net = require('net')
function Client() { this.conn = net.connect(1) }
Client.prototype.send = function (packet) { this.conn.write(packet) }
Client.prototype.take = function (source) { source.on('data', (p) => { this.send(p) }) }`,
      errors: [found('forwarded', 'this.conn', 3, 45)],
    },
  ],
})

typed.run('no-ignored-write (typed)', rule, {
  valid: [
    { name: 'a builder', code: `class B { write(s: string): void {} }\ndeclare const target: B\nexport function f(xs: string[]) { for (const x of xs) target.write(x) }` },
  ],
  invalid: [
    {
      name: 'a receiver that only its type tells',
      code: `declare const held: { it: import('node:fs').WriteStream }
const sinkOf = () => ({ out: held.it })
export async function f(lines: string[]) {
  for (const line of lines) sinkOf().out.write(line)
}`,
      errors: [
        {
          ...found('ignored', 'sinkOf().out', 4, 29),
          suggestions: [
            {
              messageId: 'await',
              output: `import { write } from 'backpressure-runtime'

declare const held: { it: import('node:fs').WriteStream }
const sinkOf = () => ({ out: held.it })
export async function f(lines: string[]) {
  for (const line of lines) await write(sinkOf().out, line)
}`,
            },
          ],
        },
      ],
    },
  ],
})
