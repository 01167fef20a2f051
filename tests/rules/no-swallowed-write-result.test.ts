import rule from '../../rules/no-swallowed-write-result.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const found = (
  messageId: 'piped' | 'tested' | 'promised' | 'pipedPromise',
  line: number,
  column: number,
  sink?: string,
  output?: string,
) => ({
  messageId,
  ...(sink && { data: { sink } }),
  line,
  column,
  suggestions: output === undefined ? null : [{ messageId: 'return' as const, output }],
})

const STREAM = `import { Duplex, Writable } from 'node:stream'\n`

untyped.run('no-swallowed-write-result', rule, {
  valid: cases({
    'the answer is returned': `${STREAM}class Out extends Writable { write(c) { return this.out.write(c) } }`,
    'an arrow that returns it': `const send = (c) => socket.write(c)\nif (!send(x)) stop()`,
    'something else is answered': `${STREAM}class Out extends Duplex {
  write(c) { this.out.write(c); return this.ok }
}`,
    'a class of no stream': `class Log { write(line) { this.out.write(line + '\\n') } end() { this.out.end() } }`,
    'an emitter without an end': `import { EventEmitter } from 'node:events'
class Bus extends EventEmitter { write(c) { this.out.write(c) } }`,
    'the room is looked at': `${STREAM}class Out extends Writable {
  write(c) { this.out.write(c) }
  get full() { return this.out.writableNeedDrain }
}`,
    'a look-alike whose callers give a callback': `import { EventEmitter } from 'node:events'
class Upload extends EventEmitter {
  write(part, done) { this.file.write(part, () => { this.size += part.length; done() }) }
  end() { this.file.end() }
}`,
    'a line about the chunk': `${STREAM}class Out extends Writable {
  write(c) { this.log.stream.write('got ' + c.length) }
}`,
    'a hook that the stream waits for': `${STREAM}class Out extends Writable {
  _write(c, enc, cb) { this.out.write(c, enc, cb) }
}`,
    'callers that do not ask': `function send(c) { socket.write(c) }\nsend(a)\nsend(b)`,
    'callers that await a promise': `async function send(c) { return socket.write(c) }
async function f() { if (!(await send(x))) stop() }`,
    'an async helper that nobody tests': `async function send(c) { return socket.write(c) }\nawait send(x)`,
    'a promise that tells when it is done': `${STREAM}class Out extends Writable {
  async save(c) { await this.db.put(c) }
}`,
    'a write() of memory': `${STREAM}class Out extends Writable { write(c) { this.buffer.write(c) } }`,
    'an object that is no stream': `export const log = { write(c) { out.write(c) } }`,
    stdout: `${STREAM}class Out extends Writable { write(c) { process.stdout.write(c) } }`,
  }),
  invalid: [
    {
      name: 'a class that is a stream',
      code: `${STREAM}class Out extends Duplex {\n  write(c, enc, cb) {\n    this.out.write(c, enc, cb)\n  }\n}`,
      errors: [
        found(
          'piped',
          4,
          5,
          'this.out',
          `${STREAM}class Out extends Duplex {\n  write(c, enc, cb) {\n    return this.out.write(c, enc, cb)\n  }\n}`,
        ),
      ],
    },
    {
      name: 'always true',
      code: `${STREAM}class Out extends Writable { write(c) { this.out.write(c); return true } }`,
      errors: [found('piped', 2, 41, 'this.out')],
    },
    {
      name: 'an emitter with an end',
      code: `import { EventEmitter } from 'node:events'
class Connection extends EventEmitter {
  write(packet) { this.socket.write(packet) }
  end() { this.socket.end() }
}`,
      errors: [
        found(
          'piped',
          3,
          19,
          'this.socket',
          `import { EventEmitter } from 'node:events'
class Connection extends EventEmitter {
  write(packet) { return this.socket.write(packet) }
  end() { this.socket.end() }
}`,
        ),
      ],
    },
    {
      name: 'an object with the members of a stream',
      code: `export const tee = (a) => ({ write(c) { a.stream.write(c) }, end() { a.stream.end() }, on() {} })`,
      errors: [
        found(
          'piped',
          1,
          41,
          'a.stream',
          `export const tee = (a) => ({ write(c) { return a.stream.write(c) }, end() { a.stream.end() }, on() {} })`,
        ),
      ],
    },
    {
      name: "in the place of a response's own",
      code: `function compress(req, res) { res.write = (c) => { gzip.write(c) } }`,
      errors: [
        found('piped', 1, 52, 'gzip', `function compress(req, res) { res.write = (c) => { return gzip.write(c) } }`),
      ],
    },
    {
      name: 'callers that test it',
      code: `const send = (event) => { res.write(JSON.stringify(event)) }\nif (send(x) === false) stop()`,
      errors: [
        found(
          'tested',
          1,
          27,
          'res',
          `const send = (event) => { return res.write(JSON.stringify(event)) }\nif (send(x) === false) stop()`,
        ),
      ],
    },
    {
      name: 'one caller tests it, another drops it: they change together or not at all',
      code: `function send(c) { socket.write(c) }\nif (!send(x)) stop()\nsend(y)`,
      errors: [found('tested', 1, 20, 'socket')],
    },
    {
      name: 'an early return would read as full: no change',
      code: `function send(c) { if (gone) return\n  socket.write(c) }\nif (!send(x)) stop()`,
      errors: [found('tested', 2, 3, 'socket')],
    },
    {
      name: 'a promise that is tested',
      code: `async function send(c) { return socket.write(c) }\nif (!send(x)) stop()`,
      errors: [found('promised', 2, 6)],
    },
    {
      name: 'a promise that is kept and tested',
      code: `class A { async put(c) { await ready; return this.out.write(c) }
  f(c) { const ok = this.put(c); if (!ok) this.source.pause() } }`,
      errors: [found('promised', 2, 21)],
    },
    {
      name: 'a promise for whoever pipes',
      code: `${STREAM}class Out extends Writable { async write(c) { return this.out.write(c) } }`,
      errors: [found('pipedPromise', 2, 41)],
    },
  ],
})

commonjs.run('no-swallowed-write-result (CommonJS)', rule, {
  valid: [],
  invalid: [
    {
      name: 'a prototype that inherits from a stream',
      code: `const util = require('util')
const stream = require('stream')
util.inherits(Request, stream.Stream)
Request.prototype.write = function () {
  if (!this._started) this.start()
  this.req.write.apply(this.req, arguments)
}`,
      errors: [
        found(
          'piped',
          6,
          3,
          'this.req',
          `const util = require('util')
const stream = require('stream')
util.inherits(Request, stream.Stream)
Request.prototype.write = function () {
  if (!this._started) this.start()
  return this.req.write.apply(this.req, arguments)
}`,
        ),
      ],
    },
  ],
})

typed.run('no-swallowed-write-result (typed)', rule, {
  valid: [],
  invalid: [
    {
      name: 'a field that only its type tells',
      code: `import { Duplex } from 'node:stream'
declare const held: { it: import('node:net').Socket }
export class Tunnel extends Duplex {
  override write(chunk: string): boolean { held.it.write(chunk); return true }
}`,
      errors: [found('piped', 4, 44, 'held.it')],
    },
  ],
})
