import rule from '../../rules/no-ignored-write.ts'
import { commonjs, javascript, typed, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

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

const floods = (table: Record<string, [string, ReturnType<typeof found>]>) =>
  Object.entries(table).map(([name, [code, error]]) => ({ name, code, errors: [error] }))

untyped.run('no-ignored-write', rule, {
  valid: cases({
    'the answer is tested': `for await (const c of s) { if (!res.write(c)) await once(res, 'drain') }`,
    'the answer is kept': 'for await (const c of s) { const ok = res.write(c); if (!ok) await room }',
    'the answer is returned':
      'const forward = (c) => { return sock.write(c) }\nsource.on("chunk", (c) => { full = forward(c) })',
    'the answer decides': "source.on('data', (c) => { sink.write(c) || source.pause() })",
    'the source is paused elsewhere in the listener':
      "source.on('data', (c) => { source.pause(); sink.write(c); later(() => source.resume()) })",
    'one write': 'res.write(head)',
    'one write a request': "app.get('/', (req, res) => { res.write(render(req.query)); next() })",
    'the last write before end()': `for (const f of files) { const out = open(f); out.write(f.text); out.end() }`,
    'the last write before destroy()':
      `server.on('upgrade', (req, socket) => { socket.write(reject(req)); socket.destroy() ` + `})`,
    stdout: `process.stdin.on('data', (d) => { process.stdout.write(d) })`,
    'a stream that is stdout':
      `const stream: NodeJS.WritableStream = process.stdout\n` + `for await (const c of s) stream.write(c)`,
    'an own method': `class Log extends Writable { all(xs) { for (const x of xs) this.write(x) } }`,
    'an own method by an alias':
      `class Log extends Writable { f(s) { const log = this; s.on('data', (d) ` + `=> { log.write(d) }) } }`,
    constants:
      `const out = fs.createWriteStream('x')\n` +
      `for (const x of xs) out.write('.')\n` +
      `setInterval(() => { res.write(': ping\\n\\n') }, 1000)`,
    'a heartbeat with the time':
      FS +
      `setInterval(() => { out.write(JSON.stringify({ type: 'ping', at: Date.now() ` +
      `}) + '\\n') }, 1000)\nconst out = fs.createWriteStream('x')`,
    'a buffer': `source.on('data', (d) => { buf.write(d, 0) })\nfor (const c of cs) Buffer.alloc(9).write(c)`,
    'a parser': `for await (const c of s) parser.write(c)`,
    'a hash':
      `import { createHash } from 'node:crypto'\n` +
      `const hash = createHash('sha1')\n` +
      `source.on('data', (d) => { hash.write(d) })`,
    'a decoder': `source.on('data', (d) => { text += decoder.write(d) })`,
    'a terminal': `socket.on('data', (d) => { term.write(d) })`,
    'a pty': `ws.onmessage = (m) => { pty.write(m.data) }`,
    'a class of this file': `class Sink { write(x) {} }\nconst out = new Sink()\nfor await (const c of s) out.write(c)`,
    'an object literal': `const out = { write(x) {} }\nfor await (const c of s) out.write(c)`,
    'an annotation that names something else':
      `async function f(out: ByteBuilder) { for await (const c of s) out.write(c) ` + `}`,
    'a web writer': `const writer = stream.getWriter()\nfor await (const c of s) writer.write(c)`,
    'a promised write of an unknown stream': `for await (const c of s) await stream.write(c)`,
    'the callback goes on': `for await (const c of s) { await new Promise((resolve) => { res.write(c, resolve) }) }`,
    'a callback that reads on': `source.on('data', (c) => { res.write(c, () => { source.next() }) })`,
    'a callback kept with the item':
      FS + `const out = fs.createWriteStream('x')\nfor (const n of nodes) out.write(n.frame, n.callback)`,
    'writableLength is watched': `source.on('data', (c) => { if (res.writableLength > MAX) return; res.write(c) })`,
    'writableNeedDrain is awaited':
      `for await (const c of s) { res.write(c); if (res.writableNeedDrain) await ` + `room(res) }`,
    'a helper waits': `for await (const c of s) { res.write(c); await waitForDrain(res) }`,
    'drain resumes':
      `source.on('data', (c) => { sink.write(c); if (busy()) stop.pause() })\n` +
      `sink.on('drain', () => { stop.resume() })`,
    'a later write of the function is checked':
      `function send(rows) { for (const r of rows) { res.write(r.head); if (!res.write(r.body)) ` + `return false } }`,
    'a literal list':
      FS + `const out = fs.createWriteStream('x')\nfor (const name of ['a', 'b']) out.write(render(name))`,
    'a list collected here':
      FS +
      `const out = fs.createWriteStream('x')\nconst parts = []\nparts.push(a, b)\nfor (const p of parts) out.write(p)`,
    'few chunks that were read ahead':
      `const values = []\nvalues.push(first)\n` + `values.forEach((value) => { outgoing.write(value) })`,
    'a reply to the same socket': `socket.on('data', (d) => { socket.write(answer(parse(d).id)) })`,
    'a reply to each line':
      `import readline from 'node:readline'\n` +
      `const rl = readline.createInterface({ input: socket })\n` +
      `rl.on('line', (l) => { socket.write(identify(l)) })`,
    'a reply to what was decoded': `socket.pipe(split()).on('data', (m) => { socket.write(ack(m.id)) })`,
    'a child answered on its stdin':
      `import { spawn } from 'node:child_process'\n` +
      `const child = spawn('x')\nchild.stdout.on('data', (d) => { child.stdin.write(next(d)) ` +
      `})`,
    'a handler by name that answers': `class C { onMessage(m) { this.socket.write(ack(m.id)) } }`,
    'a label through a helper':
      FS +
      `const out = fs.createWriteStream('x')\n` +
      `const log = (text) => { out.write(text + '\\n') }\n` +
      `for (const s of stacks) log('Deleting ' + s.name)`,
    'a sink of its own each time':
      FS + `source.on('data', (m) => { const out = fs.createWriteStream(m.name); out.write(m.body) })`,
    'the worker of a limited queue':
      `import async from 'async'\nimport { spawn } from 'node:child_process'\n` +
      `const child = spawn('x')\nconst q = async.queue((task, done) => { child.stdin.write(task.cmd); ` +
      `waiting = done }, 1)`,
    'a loop into a stream known by its name alone': `for (const x of xs) stream.write(x)`,
    'a domain event into an unknown stream': `bus.on('changed', (c) => { stream.write(c) })`,
    'a splitter pushes':
      `class T extends Transform { _transform(c, e, cb) { for (const l of c.split('\\n')) ` + `this.push(l); cb() } }`,
  }),
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
      code:
        FS +
        `async function save(rows) {
  const out = fs.createWriteStream('rows')
  for (const row of rows) out.write(JSON.stringify(row) + '\\n')
}`,
      errors: [
        {
          ...found('ignored', 'out', 4, 27),
          suggestions: [
            {
              messageId: 'await',
              output:
                FS +
                IMPORT +
                `async function save(rows) {
  const out = fs.createWriteStream('rows')
  for (const row of rows) await write(out, JSON.stringify(row) + '\\n')
}`,
            },
          ],
        },
      ],
    },
    ...floods({
      'awaited, which waits for nothing': [
        FS +
          `const out = fs.createWriteStream('rows')
for await (const row of rows) await out.write(row)`,
        found('ignored', 'out', 3, 37),
      ],
      'a counted loop': [
        FS + `const out = fs.createWriteStream('x')\nfor (let i = 0; i < n; i++) out.write(rows[i])`,
        found('ignored', 'out', 3, 29),
      ],
      'a loop that reads': [
        `let c\nwhile ((c = await source.read()) !== null) res.write(c)`,
        found('ignored', 'res', 2, 44),
      ],
      'a reader pump into an unknown parameter': [
        `async function pump(stream, out) {
  const reader = stream.getReader()
  while (true) {
    const { done, value } = await reader.read()
    if (done) break
    out.write(value)
  }
}`,
        found('ignored', 'out', 6, 5),
      ],
      'a recursive pump': [
        `function pump() {
  return reader.read().then(({ done, value }) => {
    if (done) return res.end()
    res.write(value)
    return pump()
  })
}`,
        found('ignored', 'res', 4, 5),
      ],
      'a data listener': [`source.on('data', (c) => { sink.write(c) })`, found('forwarded', 'sink', 1, 28)],
      'an arrow that returns to the emitter': [
        `source.on('data', (c) => sink.write(c))`,
        found('forwarded', 'sink', 1, 26),
      ],
      'a guard and a try': [
        `up.on('data', function (c) { try { res.writable && res.write(c) } catch {} })`,
        found('forwarded', 'res', 1, 52),
      ],
      'a switch on the channel': [
        `mux.on('data', (d) => { switch (d[0]) { case 1: out.write(d.slice(1)) } })`,
        found('forwarded', 'out', 1, 49),
      ],
      'an optional sink': [
        `child.on('message', (m) => { this.log?.stream?.write(m.text) })`,
        found('forwarded', 'this.log?.stream', 1, 30),
      ],
      'a deep chain': [
        `for await (const c of body) event.node.res.write(c)`,
        found('ignored', 'event.node.res', 1, 29),
      ],
      'an echo of all that comes': [
        `socket.on('data', (d) => { socket.write(d) })`,
        found('forwarded', 'socket', 1, 28),
      ],
      'an original write that is called': [
        `const write = res.write\nstream.on('data', (c) => { write.call(res, c) })`,
        found('forwarded', 'res', 2, 28),
      ],
      apply: [`stream.on('data', (c) => { out.write.apply(out, [c]) })`, found('forwarded', 'out', 1, 28)],
      'encoded on the way': [
        `for await (const e of events) { const text = JSON.stringify(e); const frame ` +
          `= \`data: \${text}\\n\\n\`; res.write(encoder.encode(frame)) }`,
        found('ignored', 'res', 1, 100),
      ],
      'parts of a chunk': [
        `source.on('data', (d) => { for (const f of parse(d)) sink.write(f) })`,
        found('forwarded', 'sink', 1, 54),
      ],
      'a helper closure, called where it repeats': [
        `app.get('/ask', async (req, res) => {
  const send = (event) => res.write(\`data: \${JSON.stringify(event)}\\n\\n\`)
  send({ type: 'start' })
  for await (const part of answer) send(part)
})`,
        found('ignored', 'res', 2, 27),
      ],
      'a helper of a helper': [
        `const write = (text) => { res.write(text) }
const send = (event) => { write(encode(event)) }
for await (const part of answer) send(part)`,
        found('ignored', 'res', 1, 27),
      ],
      'a method': [
        `import net from 'node:net'
class Forwarder {
  socket = net.connect(1)
  send(event) { this.socket.write(event.serialise()) }
  flush() { let e; while ((e = this.queue.shift())) this.send(e) }
}`,
        found('ignored', 'this.socket', 4, 17),
      ],
      'an event stream fed by an emitter': [
        `import express from 'express'
const app = express()
app.get('/events', (req, res) => {
  res.setHeader('content-type', 'text/event-stream')
  bus.on('update', (u) => { res.write(\`data: \${JSON.stringify(u)}\\n\\n\`) })
})`,
        found('forwarded', 'res', 5, 29),
      ],
      'an event stream of a response known by name': [
        `export function events(req, res) {
  res.setHeader('content-type', 'text/event-stream')
  store.subscribe((u) => { res.write('data: ' + JSON.stringify(u) + '\\n\\n') })
}`,
        found('forwarded', 'res', 3, 28),
      ],
      'an event stream fed by a timer': [
        `export function events(req, res) {
  res.setHeader('content-type', 'text/event-stream')
  setInterval(() => { const s = stats(); res.write(\`data: \${JSON.stringify(s)}\\n\\n\`) }, 1000)
}`,
        found('forwarded', 'res', 3, 42),
      ],
      'a handler by name': [
        `class H { onData(chunk) { this.#out.write(chunk) } }`,
        found('forwarded', 'this.#out', 1, 27),
      ],
      'an option by name': [
        `const onData = (d) => { file.write(d) }\nrun(cmd, { onData })`,
        found('forwarded', 'file', 1, 25),
      ],
      'a callback that only looks at the error': [
        `source.on('data', (c) => { sink.write(c, (e) => { if (e) log(e) }) })`,
        found('forwarded', 'sink', 1, 28),
      ],
      'dropped here, looked at elsewhere, in spite of a drain listener': [
        `class Handler {
  #out
  replay(body) { while (more) { if (this.#out.write(body.next()) === false) break } this.#out.on('drain', again) }
  live(body) { body.on('data', (c) => { this.#out.write(c) }) }
}`,
        found('uneven', 'this.#out', 4, 41),
      ],
      'dropped here, looked at elsewhere, without a loop': [
        `class Handler {
  first(chunk) { if (!this.out.write(chunk)) this.stop() }
  other(chunk) { this.out.write(chunk) }
}`,
        found('uneven', 'this.out', 3, 18),
      ],
      'a drain listener where nobody stops': [
        `sink.on('drain', go)\nsource.on('data', (c) => { sink.write(c) })`,
        found('forwarded', 'sink', 2, 28),
      ],
      'a stream made by another file': [
        `const writer = openTheStream(file)\nsource.on('data', (c) => { writer.write(c) })`,
        found('forwarded', 'writer', 2, 28),
      ],
      'an annotated parameter': [
        `import type { Writable } from 'node:stream'\n` +
          `function f(rows: Row[], to: Writable) { for (const r of rows) to.write(r.text) ` +
          `}`,
        found('ignored', 'to', 2, 63),
      ],
      'a documented parameter': [
        `/** @param {import('node:stream').Writable} to */\n` +
          `function f(to) { rows.forEach((r) => { to.write(r.text) }) }`,
        found('ignored', 'to', 2, 40),
      ],
    }),
  ],
})

javascript.run('no-ignored-write (espree)', rule, {
  valid: [],
  invalid: [
    {
      name: 'a data listener',
      code: `source.on('data', (c) => { sink.write(c) })`,
      errors: [found('forwarded', 'sink', 1, 28)],
    },
  ],
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
  valid: cases({
    'a builder':
      `class B { write(s: string): void {} }\n` +
      `declare const target: B\nexport function f(xs: string[]) { for (const x ` +
      `of xs) target.write(x) }`,
  }),
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
