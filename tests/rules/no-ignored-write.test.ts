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

/** A case with its code and finding and, where the listener can pause its source, the write and the source. */
type Flood = readonly [code: string, error: ReturnType<typeof found>, write?: string, source?: string]

const floods = (table: Record<string, Flood>) =>
  Object.entries(table).map(([name, [code, error, write, source]]) => ({
    name,
    code,
    errors: [write ? { ...error, suggestions: [pausing(code, write, source, error.data.sink)] } : error],
  }))

const pausing = (code: string, write: string, source: string | undefined, sink: string) => ({
  messageId: 'pause' as const,
  output: code.replace(write, `if (!${write}) { ${source}.pause(); ${sink}.once('drain', () => ${source}.resume()) }`),
})

untyped.run('no-ignored-write', rule, {
  valid: [],
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
      name: 'a parameter that is stdout for one caller and a socket for another',
      code:
        `import net from 'node:net'\nfunction copy(lines, out: NodeJS.WritableStream) {\n` +
        `  lines.on('line', (line) => { out.write(line) }) }\ncopy(lines, process.stdout)\ncopy(lines, net.connect(1))`,
      errors: [found('forwarded', 'out', 3, 32)],
    },
    {
      name: 'output of a child into a log',
      code: `import fs from 'node:fs'\nconst logStream = fs.createWriteStream('x.log')
function keep(entry) { logStream.write(entry.toString() + '\\n') }
child.stdout.on('data', (entry) => { keep(entry) })`,
      errors: [found('forwarded', 'logStream', 3, 24)],
    },
    {
      name: 'frames for a child',
      code: `import { spawn } from 'node:child_process'\nconst child = spawn('x')
app.on('frame', (d) => { child.stdin.write(d) })`,
      errors: [found('forwarded', 'child.stdin', 3, 26)],
    },
    {
      name: 'a loop into a file',
      options: [{ feeds: 'callers' }],
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
    {
      name: 'an arrow that returns to the emitter',
      code: `source.on('data', (c) => sink.write(c))`,
      errors: [
        {
          ...found('forwarded', 'sink', 1, 26),
          suggestions: [
            {
              messageId: 'pause',
              output:
                `source.on('data', (c) => { if (!sink.write(c)) ` +
                `{ source.pause(); sink.once('drain', () => source.resume()) } })`,
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
        FS + `const out = fs.createWriteStream('x')\nfor (let i = 0; i < n; i++) out.write(rowAt(i))`,
        found('ignored', 'out', 3, 29),
      ],
      'a counted loop, with the number in the text': [
        FS + 'const out = fs.createWriteStream("x")\nfor (let i = 0; i < n; i++) out.write(`row ${i}`)',
        found('ignored', 'out', 3, 29),
      ],
      'a loop that counts down': [
        FS + `const out = fs.createWriteStream('x')\nlet left = 1e6\nwhile (left-- > 0) out.write(rowAt(left))`,
        found('ignored', 'out', 4, 20),
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
      'a data listener': [
        `source.on('data', (c) => { sink.write(c) })`,
        found('forwarded', 'sink', 1, 28),
        'sink.write(c)',
        'source',
      ],
      'a function with a this of its own': [
        `this.source.on('data', function (c) { sink.write(c) })`,
        found('forwarded', 'sink', 1, 39),
      ],
      'a guard and a try': [
        `up.on('data', function (c) { try { res.writable && res.write(c) } catch {} })`,
        found('forwarded', 'res', 1, 52),
      ],
      'a switch on the channel': [
        `mux.on('data', (d) => { switch (d[0]) { case 1: out.write(d.slice(1)) } })`,
        found('forwarded', 'out', 1, 49),
        'out.write(d.slice(1))',
        'mux',
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
        'socket.write(d)',
        'socket',
      ],
      'an original write that is called': [
        `const write = res.write\nstream.on('data', (c) => { write.call(res, c) })`,
        found('forwarded', 'res', 2, 28),
        'write.call(res, c)',
        'stream',
      ],
      apply: [
        `stream.on('data', (c) => { out.write.apply(out, [c]) })`,
        found('forwarded', 'out', 1, 28),
        'out.write.apply(out, [c])',
        'stream',
      ],
      'encoded on the way': [
        `for await (const e of events) { const text = JSON.stringify(e); const line ` +
          `= \`\${text}\\n\`; res.write(encoder.encode(line)) }`,
        found('ignored', 'res', 1, 91),
      ],
      'parts of a chunk': [
        `source.on('data', (d) => { for (const f of parse(d)) sink.write(f) })`,
        found('forwarded', 'sink', 1, 54),
      ],
      'a helper closure, called where it repeats': [
        `app.get('/ask', async (req, res) => {
  const send = (row) => res.write(\`\${JSON.stringify(row)}\\n\`)
  send({ type: 'start' })
  for await (const row of rows) send(row)
})`,
        found('ignored', 'res', 2, 25),
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
        'sink.write(c, (e) => { if (e) log(e) })',
        'source',
      ],
      'dropped here, looked at elsewhere, in spite of a drain listener': [
        `class Handler {
  #out
  replay(body) { while (more) { if (this.#out.write(body.next()) === false) break } this.#out.on('drain', again) }
  live(body) { body.on('data', (c) => { this.#out.write(c) }) }
}`,
        found('uneven', 'this.#out', 4, 41),
        'this.#out.write(c)',
        'body',
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
        'sink.write(c)',
        'source',
      ],
      'a stream made by another file': [
        `const writer = openTheStream(file)\nsource.on('data', (c) => { writer.write(c) })`,
        found('forwarded', 'writer', 2, 28),
        'writer.write(c)',
        'source',
      ],
      'an annotated parameter': [
        `import type { Writable } from 'node:stream'\n` +
          `function f(rows: Row[], to: Writable) { for (const r of rows) to.write(csv(r)) ` +
          `}`,
        found('ignored', 'to', 2, 63),
      ],
      'a documented parameter': [
        `/** @param {import('node:stream').Writable} to */\n` +
          `function f(to) { rows.forEach((r) => { to.write(csv(r)) }) }`,
        found('ignored', 'to', 2, 40),
      ],
    }),
  ],
})

javascript.run('no-ignored-write (espree)', rule, {
  valid: [],
  invalid: [
    ...floods({
      'a pump': [
        `async function f(r, out) { while (true) { const { value } = await r.read(); out.write(value) } }`,
        found('ignored', 'out', 1, 77),
      ],
    }),
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
  valid: [
    {
      name: 'a builder',
      code:
        `class B { write(s: string): void {} }\n` +
        `declare const target: B\nexport function f(xs: string[]) { for (const x ` +
        `of xs) target.write(x) }`,
    },
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
