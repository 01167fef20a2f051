import rule from '../../rules/no-ignored-write.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const FS = "import fs from 'node:fs'\n"

untyped.run('no-ignored-write is silent on', rule, {
  valid: cases({
    'the answer is tested': `for await (const c of s) { if (!res.write(c)) await once(res, 'drain') }`,
    'one answer, told event by event':
      "app.get('/ask', async (req, res) => { for await (const part of answer) res.write(`data: ${part}\\n\\n`) })",
    'the answer is kept': 'for await (const c of s) { const ok = res.write(c); if (!ok) await room }',
    'the answer is returned':
      'const forward = (c) => { return sock.write(c) }\nsource.on("chunk", (c) => { full = forward(c) })',
    'the answer decides': "source.on('data', (c) => { sink.write(c) || source.pause() })",
    'the source is paused elsewhere in the listener':
      "source.on('data', (c) => { source.pause(); sink.write(c); later(() => source.resume()) })",
    'a branch that is never run': "const DEBUG = false\nsource.on('data', (c) => { if (DEBUG) { file.write(c) } })",
    'the body of a message whose length is told':
      `class Client {\n  flow(c) { if (!this.out.write(c)) this.stop() }\n` +
      `  respond(code, body) { let head = \`RTSP/1.0 \${code}\\r\\nContent-Length: \${body.length}\\r\\n\`\n` +
      `    this.out.write(head); this.out.write(body) }\n}`,
    'one write': 'res.write(head)',
    'one write a request': "app.get('/', (req, res) => { res.write(render(req.query)); next() })",
    'the last write before end()': `for (const f of files) { const out = open(f); out.write(f.text); out.end() }`,
    'the last write before destroy()':
      `server.on('upgrade', (req, socket) => { socket.write(reject(req)); socket.destroy() ` + `})`,
    'a sink of Bun, which answers how much it took':
      `const output = Bun.file(name).writer()\nfor await (const c of s) output.write(c)`,
    stdout: `process.stdin.on('data', (d) => { process.stdout.write(d) })`,
    'a stream that is stdout':
      `const stream: NodeJS.WritableStream = process.stdout\n` + `for await (const c of s) stream.write(c)`,
    'a standard stream that somebody hands in':
      "import type { Writable } from 'node:stream'\n" +
      'async function tell(rows: Rows, stdout: Writable) { for await (const row of rows) stdout.write(row) }',
    'a parameter that is stdout for all callers of the file':
      `export function copy(lines: Interface, out: NodeJS.WritableStream) {\n` +
      `  lines.on('line', (line) => { out.write(line) }) }\ncopy(lines, process.stdout)`,
    'what is typed into a shell': `class A { handleData(data) { this.context.shellStream.write(data) } }`,
    'one kind of message beside the flow': `peer.on('message', (m) => { if (m.type === 'resize') sock.write(m.raw) })`,
    'a transport of logs into a log':
      FS +
      `const logStream = fs.createWriteStream('x.log')\n` +
      `debugTransport.stream.on('data', (entry) => { logStream.write(entry.message.toString() + '\\n') })`,
    'a line of a command for a child':
      `import { spawn } from 'node:child_process'\nconst child = spawn('x')\n` +
      `app.on('command', (d) => { child.stdin.write(d + '\\n') })`,
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
    'an answer that is put together in several ways':
      `import net from 'node:net'\nnet.createServer((c) => { c.on('data', (d) => { let m\n` +
      `try { m = { ok: run(d) } } catch (error) { m = { error } } c.write(JSON.stringify(m)) }) })`,
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
    'a class of another file':
      `import { Page } from './page.js'\nconst out = new Page()\n` + `for await (const c of s) out.write(c)`,
    'an object literal': `const out = { write(x) {} }\nfor await (const c of s) out.write(c)`,
    'an annotation that names something else':
      `async function f(out: ByteBuilder) { for await (const c of s) out.write(c) ` + `}`,
    'a web writer': `const writer = stream.getWriter()\nfor await (const c of s) writer.write(c)`,
    'a promised write of an unknown stream': `for await (const c of s) await stream.write(c)`,
    'the callback goes on': `for await (const c of s) { await new Promise((resolve) => { res.write(c, resolve) }) }`,
    'the callback goes on or fails':
      `for await (const c of s) await new Promise((go, fail) => { ` +
      `res.write(c, (error) => (error ? fail(error) : go())) })`,
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
      name: 'a stream class of another file',
      code:
        `import { PageStream } from './page.js'\nconst out = new PageStream()\n` +
        `for await (const c of s) out.write(c)`,
      errors: [{ messageId: 'ignored', data: { sink: 'out' }, line: 3, column: 26, suggestions: null }],
    },
    {
      name: 'a branch that a variable may open',
      code: `let debug = false\nfor await (const c of s) { if (debug) res.write(c) }`,
      errors: [{ messageId: 'ignored', data: { sink: 'res' }, line: 2, column: 39, suggestions: null }],
    },
    {
      name: 'a frame whose length is told, beside one that is looked at',
      code:
        `class Client {\n  flow(c) { if (!this.out.write(c)) this.stop() }\n` +
        `  send(frame) { head.writeUInt32BE(frame.length)\n    this.out.write(frame) }\n}`,
      errors: [{ messageId: 'uneven', data: { sink: 'this.out' }, line: 4, column: 5, suggestions: null }],
    },
    {
      name: 'what goes to another stream',
      code: `class A { handleData(data) { this.context.outStream.write(data) } }`,
      errors: [
        { messageId: 'forwarded', data: { sink: 'this.context.outStream' }, line: 1, column: 30, suggestions: null },
      ],
    },
    {
      name: 'the kind that is the flow',
      code: `peer.on('message', (m) => { if (m.type === 'stdout') sock.write(m.raw) })`,
      errors: [{ messageId: 'forwarded', data: { sink: 'sock' }, line: 1, column: 54, suggestions: null }],
    },
    {
      name: 'an answer that may be all that came in',
      code:
        `import net from 'node:net'\nnet.createServer((c) => { c.on('data', take)\nfunction take(d) { let m\n` +
        `if (d.length > 9) m = { long: true }; else m = d\nc.write(m) } })`,
      errors: [{ messageId: 'forwarded', data: { sink: 'c' }, line: 5, column: 1, suggestions: null }],
    },
    {
      name: 'a callback that only looks at the error',
      code: `for await (const c of s) { res.write(c, (error) => (error ? log(error) : undefined)) }`,
      errors: [{ messageId: 'ignored', data: { sink: 'res' }, line: 1, column: 28, suggestions: null }],
    },
  ],
})
