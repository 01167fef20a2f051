import rule from '../../rules/no-ignored-write.ts'
import { commonjs, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

type Form = 'ignored' | 'forwarded'

const found = (messageId: Form, sink: string, line: number, column: number) => ({
  messageId,
  data: { sink },
  line,
  column,
  suggestions: null,
})

const FS = "import fs from 'node:fs'\nconst file = fs.createWriteStream('x')\n"
const ZLIB = "const zlib = require('zlib')\nconst gz = zlib.createGunzip()\n"

untyped.run('no-ignored-write is silent on what memory holds anyway', rule, {
  valid: cases({
    'rows that are sorted, under a name of what makes rows':
      `${FS}const generated = load()\nfor (const x of Object.values(generated).sort(byName)) file.write(render(x))`,
    'pieces of a text':
      `${FS}const n = 16384\nfor (let i = 0; i < text.length; i += n) ` +
      `file.write(text.substring(i, i + n))
      var text = load()`,
    'pieces of a parameter, in a const':
      `${FS}export function save(data) { let at = 0\n` +
      `  while (at < data.length) { const part = data.subarray(at, at + 9); file.write(part); at += 9 } }`,
    'what is left of a buffer':
      `${FS}export function save(data) { while (data.length) { ` +
      `file.write(data.slice(0, 9)); data = data.slice(9) } }`,
    'lines about a record, to a log that is handed in':
      `import { Writable } from 'node:stream'\nexport function trace(logStream: Writable, headers) {\n` +
      '  Object.entries(headers).forEach(([k, v]) => { logStream.write(`${k}: ${v}\\n`) }) }',
    'a line to a log, though another one is looked at':
      `${FS}const trace = file\n` +
      `const say = (m) => trace.write(m)\nexport function fail(text) { trace.write(text) }`,
    'parts that are whole in memory, as they are':
      `import http from 'node:http'\nexport function post(options, parts) { const req = http.request(options)\n` +
      `  for (const part of parts) req.write(part)\n  req.end() }`,
    'one note to each of those who wait, the same for all':
      `export function finish(id, clients) { for (const client of clients.values()) {\n` +
      "  const note = { event: 'end', data: { id } }; client.response.write(JSON.stringify(note)) } }",
    'what waited in a list that is emptied':
      `${FS}export class Out { lines = {}\n` +
      `  flush(i) { this.lines[i].forEach((line) => file.write(line)); this.lines[i] = [] } }`,
    'keys that a person presses':
      `import net from 'node:net'\nconst socket = net.connect(1)\nprocess.stdin.setRawMode(true)\n` +
      `process.stdin.on('data', (key) => { socket.write(key) })`,
    'lines about a list': `${FS}const debugLog = file\nfor (const x of xs) debugLog.write(line(x))`,
    'an answer through a function that gets the peer':
      `import net from 'node:net'\nnet.createServer((c) => { c.on('data', (d) => take(d, c)) })\n` +
      `function take(d, peer) { peer.write(answer(d)) }`,
    'rows at hand, to a file': `${FS}for (const x of xs) file.write(JSON.stringify(x))`,
    'a list by index, to a file that is handed in':
      `import fs from 'node:fs'\nexport function save(xs, out: fs.WriteStream) {\n` +
      `  for (let i = 0; i < xs.length; i++) { const x = xs[i]; out.write(render(x)) } }`,
    'lines of a terminal, by number':
      `${FS}export function save(screen, n) {\n` +
      `  for (let i = 0; i <= n; i++) { const line = screen.getLine(i); file.write(line.text) } }`,
    'lines about messages, to a log':
      `${FS}const debugLog = file\n` + `for await (const m of source) debugLog.write(nameOf(m))`,
    'a notice that something changed':
      `${FS}bus.on('changed', () => { const names = list(); ` + `file.write(JSON.stringify(names)) })`,
    'a summary before the loop is left':
      `export async function run() { for await (const m of source) { if ` +
      `(m.failed) { out.write(render(m)); return } } }`,
    'a log with a cap of its own':
      `${FS}const MAX = 1024 * 1024\nlet written = 0\nsource.on('data', (line) => {\n` +
      `  if (written + line.length > MAX) return\n  written += line.length\n  file.write(line) })`,
    'a stream that nobody has yet, filled from what is at hand':
      `import { PassThrough } from 'node:stream'\nexport function part(headers, body) {\n` +
      `  const out = new PassThrough()\n  for (const [k, v] of Object.entries(headers)) out.write(k + v)\n` +
      `  return body.pipe(out) }`,
    'speech that a process of ours encodes':
      `import net from 'node:net'\nimport { spawn } from 'node:child_process'\nconst socket = net.connect(1)\n` +
      `const encoder = spawn('ffmpeg', ['-i', url, '-f', 'mulaw', 'pipe:3'], { stdio })\n` +
      `encoder.stdio[3].on('data', (c) => { socket.write(c) })`,
    'news of one upload':
      `import net from 'node:net'\n` +
      `function f(token, socket: net.Socket) { bus.on(token, (n) => socket.write(n)) }`,
  }),
  invalid: [
    {
      name: 'pieces of chunk after chunk',
      code:
        `for await (const big of source) { for (let i = 0; i < big.length; i += 9) out.write(big.slice(i, i ` +
        `+ 9)) }`,
      errors: [found('ignored', 'out', 1, 75)],
    },
    {
      name: 'pieces of what the loop reads',
      code:
        `${FS}export function copy() { let data = first()\n` +
        `  while (data) { file.write(data.slice(4)); data = next() } }`,
      errors: [found('ignored', 'file', 4, 18)],
    },
    {
      name: 'pieces of a file that is on a disk',
      code:
        `${FS}export function send(blob) { for (let i = 0; i < blob.size; i += 9) file.write(blob.slice(i, ` +
        `i + 9)) }`,
      errors: [found('ignored', 'file', 3, 69)],
    },
    {
      name: 'what is made of each piece',
      options: [{ feeds: 'callers' }],
      code: `${FS}export function save(xs) { for (let i = 0; i < xs.length; i++) file.write(render(xs[i])) }`,
      errors: [found('ignored', 'file', 3, 64)],
    },
    {
      name: 'rows to a file',
      options: [{ feeds: 'callers' }],
      code: `${FS}for (const x of xs) file.write(JSON.stringify(x))`,
      errors: [found('ignored', 'file', 3, 21)],
    },
    {
      name: 'rows that a generator makes, to a file',
      code: `${FS}function* rows() { yield* all() }\nfor (const x of rows()) file.write(JSON.stringify(x))`,
      errors: [found('ignored', 'file', 4, 25)],
    },
    {
      name: 'rows at hand, to a socket',
      code:
        `import net from 'node:net'\nconst socket = net.connect(1)\n` +
        `for (const x of xs) socket.write(JSON.stringify(x))`,
      errors: [found('ignored', 'socket', 3, 21)],
    },
    {
      name: 'rows at hand, to a stream that somebody has already',
      code:
        `import { PassThrough } from 'node:stream'\nexport function send(rows, body) {\n` +
        `  const out = new PassThrough()\n  body.take(out)\n  for (const row of rows) out.write(render(row)) }`,
      errors: [found('ignored', 'out', 5, 27)],
    },
    {
      name: 'a whole source, to a stream that nobody has yet',
      code:
        `import { PassThrough } from 'node:stream'\nexport async function collect(source) {\n` +
        `  const out = new PassThrough()\n  for await (const chunk of source) keep(chunk)\n  return out\n` +
        `  function keep(chunk) { out.write(chunk) } }`,
      errors: [found('ignored', 'out', 6, 26)],
    },
    {
      name: 'rows of page after page, to a file',
      code:
        `${FS}for await (const page of pages) for (const x of page.rows) put(x)\n` +
        `function put(x) { file.write(JSON.stringify(x)) }`,
      errors: [found('ignored', 'file', 4, 19)],
    },
    {
      name: 'messages themselves, to a log',
      code: `${FS}const debugLog = file\nfor await (const m of source) say(m)\nfunction say(m) { debugLog.write(m) }`,
      errors: [found('ignored', 'debugLog', 5, 19)],
    },
    {
      name: 'what changed, event by event',
      code: `${FS}bus.on('changed', take)\nfunction take(change) { file.write(JSON.stringify(change)) }`,
      errors: [found('forwarded', 'file', 4, 25)],
    },
    {
      name: 'a message before the next one',
      code: `for await (const m of source) { if (m.failed) { out.write(render(m)); continue } }`,
      errors: [found('ignored', 'out', 1, 49)],
    },
    {
      name: 'a window that starts anew',
      code:
        `${FS}const MAX = 1024\nlet written = 0\nsetInterval(() => { written = 0 }, 100)\nsource.on('data', take)\n` +
        `function take(line) { if (written > MAX) return\n  written += line.length\n  file.write(line) }`,
      errors: [found('forwarded', 'file', 9, 3)],
    },
    {
      name: 'a flow of events to a log',
      code: `${FS}const log = file\nsource.on('data', take)\nfunction take(line) { log.write(line) }`,
      errors: [found('forwarded', 'log', 5, 23)],
    },
    {
      name: 'all that came in, through a function that gets another peer',
      code:
        `import net from 'node:net'\nconst up = net.connect(1)\n` +
        `net.createServer((c) => { c.on('data', (d) => take(d, up)) })\nfunction take(d, to) { to.write(d) }`,
      errors: [found('forwarded', 'to', 4, 24)],
    },
    {
      name: 'a chunk, though another one is looked at',
      code: `${FS}const say = (m) => file.write(m)\nexport function put(text) { file.write(text) }`,
      errors: [{ ...found('ignored', 'file', 4, 29), messageId: 'uneven' as const }],
    },
    {
      name: 'a list that stays',
      options: [{ feeds: 'callers' }],
      code: `${FS}export class Out { lines = {}\n  flush(i) { this.lines[i].forEach((line) => file.write(line)) } }`,
      errors: [found('ignored', 'file', 4, 46)],
    },
    {
      name: 'what another program says',
      code:
        `import net from 'node:net'\nconst socket = net.connect(1)\nprocess.stdin.on('data', take)\n` +
        `function take(chunk) { socket.write(chunk) }`,
      errors: [found('forwarded', 'socket', 4, 24)],
    },
    {
      name: 'a film that a process of ours encodes',
      code:
        `import net from 'node:net'\nimport { spawn } from 'node:child_process'\nconst socket = net.connect(1)\n` +
        `const encoder = spawn('ffmpeg', ['-i', url, '-f', 'mpegts', 'pipe:3'], { stdio })\n` +
        `encoder.stdio[3].on('data', take)\nfunction take(c) { socket.write(c) }`,
      errors: [found('forwarded', 'socket', 6, 20)],
    },
    {
      name: 'a channel in a variable',
      code:
        `import net from 'node:net'\n` +
        `function f(channel, socket: net.Socket) { bus.on(channel, (m) => { socket.write(m) }) }`,
      errors: [found('forwarded', 'socket', 2, 68)],
    },
    {
      name: 'the lines of one job',
      code:
        `import net from 'node:net'\n` +
        'function f(token, socket: net.Socket) { bus.on(`lines:${token}`, (m) => { socket.write(m) }) }',
      errors: [found('forwarded', 'socket', 2, 75)],
    },
  ],
})

commonjs.run('no-ignored-write and a transform', rule, {
  valid: cases({
    'its output is collected':
      `${ZLIB}gz.on('data', (c) => { chunks.push(c) })\n` + `req.on('data', (c) => { gz.write(c) })`,
    'its output is a text': `${ZLIB}gz.on('data', function (c) { text += c })\nreq.on('data', (c) => { gz.write(c) })`,
    'its output is one buffer':
      `${ZLIB}gz.on('data', (c) => { all = Buffer.concat([all, c]) })\n` + `req.on('data', (c) => { gz.write(c) })`,
    'a writer of the file keeps its output':
      `${ZLIB}function makeWriter() { const all = []; return { write: function (c) { all.push(c) } } }\n` +
      `const writer = makeWriter()\ngz.on('data', writer.write)\nreq.on('data', (c) => { gz.write(c) })`,
    'a PassThrough that gives each chunk to a listener':
      `const { PassThrough } = require('stream')\nconst pt = new PassThrough()\npt.on('data', (c) => { take(c) })\n` +
      `req.on('data', (c) => { pt.write(c) })`,
    'a collector gets its output':
      `${ZLIB}const concat = require('concat-stream')\ngz.pipe(concat(done))\n` +
      `req.on('data', (c) => { gz.write(c) })`,
  }),
  invalid: [
    {
      name: 'parts that are encoded first',
      code:
        `import http from 'node:http'\nexport function post(options, parts) { const req = http.request(options)\n` +
        `  for (const part of parts) req.write(encode(part))\n  req.end() }`,
      errors: [found('ignored', 'req', 3, 29)],
    },
    {
      name: 'a note to each that tells something of its own',
      code:
        `export function finish(id, clients) { for (const client of clients.values()) {\n` +
        "  const note = { event: 'end', data: client.text }; client.response.write(JSON.stringify(note)) } }",
      errors: [found('ignored', 'client.response', 2, 53)],
    },
    {
      name: 'its output goes on',
      code:
        `${ZLIB}gz.on('data', (c) => { if (!res.write(c)) gz.pause() })\nreq.on('data', take)\n` +
        `function take(c) { gz.write(c) }`,
      errors: [found('forwarded', 'gz', 5, 20)],
    },
    {
      name: 'its output is piped on',
      code: `${ZLIB}gz.pipe(res)\nreq.on('data', take)\nfunction take(c) { gz.write(c) }`,
      errors: [found('forwarded', 'gz', 5, 20)],
    },
    {
      name: 'its output is counted',
      code: `${ZLIB}gz.on('data', (c) => { size += c.length })\nreq.on('data', take)\nfunction take(c) { gz.write(c) }`,
      errors: [found('forwarded', 'gz', 5, 20)],
    },
    {
      name: 'a PassThrough that is piped on as well',
      code:
        `const { PassThrough } = require('stream')\nconst pt = new PassThrough()\npt.pipe(res)\n` +
        `pt.on('data', take)\nreq.on('data', feed)\nfunction feed(c) { pt.write(c) }`,
      errors: [found('forwarded', 'pt', 6, 20)],
    },
    {
      name: 'what is collected is the output of another one',
      code:
        `${ZLIB}other.on('data', (c) => { chunks.push(c) })\nreq.on('data', take)\n` +
        `function take(c) { gz.write(c) }`,
      errors: [found('forwarded', 'gz', 5, 20)],
    },
  ],
})

commonjs.run('no-ignored-write in scripts', rule, {
  valid: cases({
    'a page':
      'Player.prototype.pump = function (reader) { return reader.read().then(function (r) {\n' +
      '  this.destination.write(r.value); return this.pump(reader) }.bind(this)) }\nself.fetch(url)',
    'a socket of a page':
      'Player.prototype.start = function () { this.socket = new WebSocket(this.url) }\n' +
      'Player.prototype.onMessage = function (e) { this.destination.write(e.data) }',
  }),
  invalid: [
    {
      name: 'a module',
      code:
        "const WebSocket = require('ws')\nPlayer.prototype.start = function () { this.socket = new " +
        'WebSocket(this.url) }\n' +
        'Player.prototype.onMessage = function (e) { this.destination.write(e.data) }',
      errors: [found('forwarded', 'this.destination', 3, 45)],
    },
    {
      name: 'a script of neither kind',
      code: 'Player.prototype.onMessage = function (e) { this.destination.write(e.data) }',
      errors: [found('forwarded', 'this.destination', 1, 45)],
    },
    {
      name: 'a name of a page that is a variable',
      code:
        'function f() { var self = this; return self }\n' +
        'Player.prototype.onMessage = function (e) { this.destination.write(e.data) }',
      errors: [found('forwarded', 'this.destination', 2, 45)],
    },
  ],
})
