import rule from '../../rules/no-ignored-write.ts'
import { commonjs, untyped } from '../rule-tester.ts'

const options = [{ feeds: 'callers' }] as const

const kept = (sink: string, line: number, column: number) => ({
  messageId: 'kept' as const,
  data: { sink },
  line,
  column,
  suggestions: null,
})

const FS = "import fs from 'node:fs'\n"

untyped.run('no-ignored-write (callers)', rule, {
  valid: [
    {
      name: 'not asked for',
      code: `${FS}const file = fs.createWriteStream('x')\nexport const log = (line) => { file.write(line) }`,
    },
    ...Object.entries({
      'the answer is given to them': `${FS}const file = fs.createWriteStream('x')
export const log = (line) => file.write(line)`,
      'their own sink': `export function send(socket, frame) { socket.write(frame) }`,
      'one payload': `${FS}export function save(text) { const out = fs.createWriteStream('x'); out.write(text) }`,
      'their own callback': `export class A { send(frame, done) { this.socket.write(frame, done) } }`,
      'the last write': `export class A { quit(reason) { this.socket.write(reason); this.socket.end() } }`,
      'somebody looks': `export class A {
  send(frame) { this.socket.write(frame) }
  get isFull() { return this.socket.writableNeedDrain }
}`,
      'a command about what is given': `export class A { select(db) { this.socket.write('SELECT ' + db.index) } }`,
      'a command, which is answered first':
        `export class A { send(command) { this.socket.write(command + ` + `'\\r\\n') } }`,
      'a question, whose answer is awaited':
        `export class A { ask(id, body) { return new Promise((resolve, reject) => {\n` +
        `  this.pending.set(id, { resolve, reject }); this.socket.write(JSON.stringify(body)) }) } }`,
      'a file that is written at once': `const open = (path) => { let stream
  if (path) stream = { write(text) { fs.appendFileSync(path, text) } }
  return stream }
export const appender = (path) => { const file = openStream(path); return (line) => { file.write(line) } }
function openStream(path) { return open(path) }`,
      'a type of the file whose write() answers nothing':
        `interface Out { write(frame: string): void; end(): void }\n` +
        `export class A { private out: Out; send(frame) { this.out.write(frame) } }`,
      'constants of its own':
        `export class A { ping() { this.put(PING_FRAME) } put(frame) { ` + `this.socket.write(frame) } }`,
      'what flush() tells of': `const zlib = require('zlib')
export class A { z = zlib.createDeflate(); pack(c, done) { this.z.write(c); this.z.flush(() => done(this.take())) } }`,
      'a sink that is made on the way': `import http from 'node:http'
export function post(url, body) { return request(url, body) }
function request(url, body) { const req = http.request(url); setImmediate(() => { req.write(body); open(req) }) }`,
      'a part of what is given': `${FS}const file = fs.createWriteStream('x')
export function note(req) { file.write('REQUEST ' + req.path) }`,
      'a terminal': `export const print = (line) => { process.stdout.write(line) }`,
    }).map(([name, code]) => ({ name, code, options })),
  ],
  invalid: [
    {
      name: 'into what a type of the file says to answer a boolean',
      code:
        `interface Out { write(frame: string): boolean; end(): void }\n` +
        `export class A { private out: Out; send(data) { this.put(encode(data)) }\n` +
        `put(frame) { this.out.write(frame) } }`,
      options,
      errors: [kept('this.out', 3, 14)],
    },
    {
      name: 'what others hand in beside constants',
      code:
        `export class A { put(frame) { this.socket.write(frame) } ping() { this.put(PING) } all(x) { ` +
        `this.put(x) } }`,
      options,
      errors: [kept('this.socket', 1, 31)],
    },
    {
      name: 'a transform whose output goes on',
      code: `const zlib = require('zlib')
export class A { z = zlib.createDeflate(); pack(c) { this.z.write(c) } }`,
      options,
      errors: [kept('this.z', 2, 54)],
    },
    {
      name: 'a sink that is made once, and reached on the way',
      code: `${FS}const file = fs.createWriteStream('x')
export function log(line) { put(line) }
function put(line) { file.write(line) }`,
      options,
      errors: [kept('file', 4, 22)],
    },
    {
      name: 'a logger',
      code: `${FS}const file = fs.createWriteStream('x')\nexport const log = (line) => { file.write(line + '\\n') }`,
      options,
      errors: [kept('file', 3, 32)],
    },
    {
      name: 'a client',
      code: `export class Client { send(packet) { this.socket.write(serialize(packet)) } }`,
      options,
      errors: [kept('this.socket', 1, 38)],
    },
    {
      name: 'a callback that looks at the error only',
      code: `export class Client {
  write(data) { const stream = this.stream; stream.write(data, (error) => { if (error) this.end() }) }
}`,
      options,
      errors: [kept('stream', 2, 45)],
    },
    {
      name: 'one answer, told event by event',
      code: "app.get('/a', async (req, res) => { for await (const part of answer) res.write(`data: ${part}\\n\\n`) })",
      options,
      errors: [{ messageId: 'ignored', data: { sink: 'res' }, line: 1, column: 70, suggestions: null }],
    },
  ],
})

commonjs.run('no-ignored-write (callers, CommonJS)', rule, {
  valid: [],
  invalid: [
    {
      name: 'an appender that a factory hands out',
      code: `const fs = require('fs')
function open(file) { const stream = fs.createWriteStream(file); return stream }
module.exports = function (file, layout) {
  const logFile = open(file)
  return function (event) { logFile.write(layout(event) + '\\n', 'utf8') }
}`,
      options,
      errors: [kept('logFile', 5, 29)],
    },
  ],
})
