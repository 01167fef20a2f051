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
      'a terminal': `export const print = (line) => { process.stdout.write(line) }`,
    }).map(([name, code]) => ({ name, code, options })),
  ],
  invalid: [
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
