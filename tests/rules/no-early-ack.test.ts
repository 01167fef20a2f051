import rule from '../../rules/no-early-ack.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

/** By name: the code, the sink, the callback (none for a promise), the place, and the code with its acknowledgement. */
type Case = readonly [
  code: string,
  sink: string,
  callback: string | undefined,
  line: number,
  column: number,
  output?: string,
]

const found = (table: Record<string, Case>) =>
  Object.entries(table).map(([name, [code, sink, callback, line, column, output]]) => ({
    name,
    code,
    errors: [
      {
        messageId: callback ? ('callback' as const) : ('promise' as const),
        data: { sink, ...(callback && { callback }) },
        line,
        column,
        suggestions: output ? [{ messageId: 'forward' as const, output }] : null,
      },
    ],
  }))

const STREAM = `import { Duplex, Transform, Writable } from 'node:stream'\n`
const OUT = `import { createWriteStream } from 'node:fs'
${STREAM}class A extends Writable { out = createWriteStream('a')`
const SETTLED = '(error) => (error ? reject(error) : resolve())'

untyped.run('no-early-ack', rule, {
  valid: cases({
    'a class of the file whose write() answers nothing': `${STREAM}class Call {
  write(c: Buffer) { this.parts.push(c) } end() {}
}
class A extends Writable { constructor(private call: Call) { super() }
  _write(c: Buffer, e: string, cb: () => void) { this.call.write(c); cb() }
}`,
    'the answer of what only its name makes a stream':
      'new WritableStream({ write(chunk) { return handle.stdin.write(decode(chunk)) } })',
    'the callback goes with the write': `${STREAM}class A extends Writable {
  _write(c, e, cb) { this.out.write(c, e, cb) }
}`,
    'a tag before, the callback with the chunk': `${STREAM}class A extends Writable {
  _write(c, e, cb) { this.out.write(c); this.out.write('\\n', cb) }
}`,
    'a wait for drain': `${STREAM}class A extends Writable {
  _write(c, e, cb) { if (this.out.write(c)) cb(); else this.out.once('drain', cb) }
}`,
    'the callback is kept for later': `${STREAM}class A extends Writable {
  _write(c, e, cb) { this.out.write(c); this.next = cb }
}`,
    'a callback of its own that goes on': `${STREAM}class A extends Writable {
  _write(c, e, cb) { this.out.write(c, () => cb()) }
}`,
    'the room is looked at': `${STREAM}class A extends Writable {
  _write(c, e, cb) { this.out.write(c); if (this.out.writableNeedDrain) this.wait(cb); else cb() }
}`,
    'an error that is passed on': `${STREAM}class A extends Writable {
  _write(c, e, cb) { if (!this.out) { cb(new Error('closed')); return }
  this.out.write(c, e, cb) }
}`,
    'push of the stream itself': `${STREAM}class A extends Transform { _transform(c, e, cb) { this.push(c); cb() } }`,
    'a line about the chunk': `${STREAM}class A extends Transform {
  _transform(c, e, cb) { this.log.stream.write('bytes: ' + c.length); cb(null, c) }
}`,
    'a parser that is driven': `${STREAM}class A extends Writable { _write(c, e, cb) { this.parser.write(c); cb() } }`,
    'a digest on the way': `${STREAM}class A extends Transform {
  _transform(c, e, cb) { this.hash.write(c); cb(null, c) }
}`,
    stdout: `${STREAM}class A extends Writable { _write(c, e, cb) { process.stdout.write(c); cb() } }`,
    'a list of chunks': `${STREAM}class A extends Writable { _write(c, e, cb) { this.chunks.push(c); cb() } }`,
    'a helper that takes the callback': `${STREAM}class A extends Writable {
  send(c, done) { this.out.write(c, done) }
  _write(c, e, cb) { this.send(c, cb) }
}`,
    'a helper whose answer is tested': `${STREAM}class A extends Writable {
  send(c) { return this.out.write(c) }
  _write(c, e, cb) { if (this.send(c)) cb(); else this.out.once('drain', cb) }
}`,
    'another branch acknowledges': `${STREAM}class A extends Writable {
  _write(c, e, cb) { if (this.open) this.out.write(c, cb); else cb() }
}`,
    'a method of another name': `class A { take(c, cb) { this.out.write(c); cb() } }`,
    'a web sink that awaits': `new WritableStream({ async write(c) { await write(res, c) } })`,
    'a web sink that awaits room first': `new WritableStream({ async write(c) { await room(res); res.write(c) } })`,
    'a web sink that returns a promise': `new WritableStream({
  write(c) { return new Promise((resolve) => { res.write(c, resolve) }) }
})`,
    'a web sink that returns the promise of a writer': `const writer = inner.getWriter()
new WritableStream({ write(c) { return writer.write(c) } })`,
    'a web sink that looks': `new WritableStream({ write(c) { if (!res.write(c)) return drain(res) } })`,
    'a web transform': `new TransformStream({ transform(c, controller) { controller.enqueue(c) } })`,
    'a socket that is looked at': `${STREAM}class A extends Writable {
  _write(c, e, cb) { this.ws.send(c); if (this.ws.bufferedAmount > 65536) setTimeout(cb, 10); else cb() }
}`,
    'a socket that tells': `${STREAM}class A extends Writable { _write(c, e, cb) { this.ws.send(c, cb) } }`,
  }),
  invalid: found({
    'a type of the file, which takes no callback': [
      `${STREAM}interface Out { write(c: Buffer): boolean; end(): void }
class A extends Writable { constructor(private out: Out) { super() }
  _write(c: Buffer, e: string, cb: () => void) {
    this.out.write(c)
    cb()
  }
}`,
      'this.out',
      'cb',
      5,
      5,
    ],
    'a class of the file around a stream': [
      `${STREAM}class Call { constructor(private stream: Duplex) {}
  write(c: Buffer) { if (!this.cancelled) return this.stream.write(c) } end() {}
}
class A extends Writable { constructor(private call: Call) { super() }
  async _write(c: Buffer, e: string, cb: (e?: Error) => void) {
    try { this.call.write(await encode(c)) } catch (error) { this.emit('error', error) }
    cb()
  }
}`,
      'this.call',
      'cb',
      7,
      11,
    ],
    'a class, of whose inner sink only the name is known: its write() may take no callback': [
      `${STREAM}class A extends Writable {\n  _write(c, e, cb) {\n    this.out.write(c)\n    cb()\n  }\n}`,
      'this.out',
      'cb',
      4,
      5,
    ],
    'a class around a socket that an unknown maker made': [
      `${STREAM}class A extends Duplex {
  private socket: any
  constructor(...args: any[]) { super(); this.socket = window.__platform.createSocket(...args) }
  _write(c: Buffer, _e: string, cb: (e?: Error) => void): void {
    this.socket.write(c)
    cb()
  }
}`,
      'this.socket',
      'cb',
      6,
      5,
    ],
    'a class around a file': [
      `${OUT}\n  _write(c, e, cb) {\n    this.out.write(c)\n    cb()\n  }\n}`,
      'this.out',
      'cb',
      5,
      5,
      `${OUT}\n  _write(c, e, cb) {\n    this.out.write(c, cb)\n  }\n}`,
    ],
    'an encoding': [
      `${OUT}\n_write(c, e, cb) { this.out.write(c, e); cb() } }`,
      'this.out',
      'cb',
      4,
      20,
      `${OUT}\n_write(c, e, cb) { this.out.write(c, e, cb); } }`,
    ],
    'a tee in a transform': [
      `${STREAM}class A extends Transform { _transform(c, e, cb) { this.file.write(c); cb(null, c) } }`,
      'this.file',
      'cb',
      2,
      52,
    ],
    'options of a stream': [
      `${STREAM}new Writable({ write(c, e, callback) { res.write(encode(c)); callback() } })`,
      'res',
      'callback',
      2,
      40,
      `${STREAM}new Writable({ write(c, e, callback) { res.write(encode(c), callback); } })`,
    ],
    'in the next tick': [
      `${STREAM}new Duplex({ write(c, e, cb) { res.write(c); process.nextTick(cb) }, read() {} })`,
      'res',
      'cb',
      2,
      32,
    ],
    'a web writer whose failures alone are heard': [
      `${STREAM}const writer = stream.getWriter()
new Writable({ write(c, e, cb) { writer.write(c).catch(cb); cb() } })`,
      'writer',
      'cb',
      3,
      34,
    ],
    'a socket, with a try around it': [
      `${STREAM}new Writable({ write(c, e, next) {
  try { ws.send(c) } catch (error) { return next(error) }
  next()
} })`,
      'ws',
      'next',
      3,
      9,
    ],
    'a list without an end, iterated elsewhere': [
      `import { pushable } from 'it-pushable'
const output = pushable()
new DuplexStream({ write(c, e, callback) { output.push(c); callback() }, read() {} })`,
      'output',
      'callback',
      3,
      44,
    ],
    'a helper of the class': [
      `${STREAM}class A extends Duplex {
  send(c) { this.channel.socket.write(c) }
  _write(c, e, cb) { try { this.send(c) } catch (error) { return this.destroy(error) }
    cb(null) }
}`,
      'this.channel.socket',
      'cb',
      3,
      13,
    ],
    'a web sink': [
      `new WritableStream({ write(chunk) { res.write(chunk) } })`,
      'res',
      undefined,
      1,
      37,
      `new WritableStream({ write(chunk) { return new Promise((resolve, reject) => res.write(chunk, ${SETTLED})) } })`,
    ],
    'a web sink that answers the boolean': [
      `new WritableStream({ write: (chunk) => event.node.res.write(chunk) })`,
      'event.node.res',
      undefined,
      1,
      40,
      `new WritableStream({ write: (chunk) => new Promise((resolve, reject) => ` +
        `event.node.res.write(chunk, ${SETTLED})) })`,
    ],
    'a web sink that drops a writer': [
      `const writer = inner.getWriter()\nnew WritableStream({ write(c) { writer.write(c) } })`,
      'writer',
      undefined,
      2,
      33,
    ],
    'a web sink into a socket': [
      `const ws = new WebSocket(url)\nnew WritableStream({ write(c) { ws.send(c) } })`,
      'ws',
      undefined,
      2,
      33,
    ],
  }),
})

commonjs.run('no-early-ack (CommonJS)', rule, {
  valid: cases({
    'a function given to something else': `require('all')(function (c, e, next) { res.write(c); next() })`,
  }),
  invalid: found({
    'a prototype': [
      `function A() {}\nA.prototype._write = function (c, e, cb) { this.socket.write(c); cb() }`,
      'this.socket',
      'cb',
      2,
      44,
    ],
    'a prototype, a reply': [
      `function A() {}\nA.prototype._write = function (c, e, cb) { this.res.write(c); cb() }`,
      'this.res',
      'cb',
      2,
      44,
      `function A() {}\nA.prototype._write = function (c, e, cb) { this.res.write(c, cb); }`,
    ],
    'a function that one of two names': [
      `const through = require('through2')
const write = isBrowser ? writeHere : writeThere
const proxy = through.obj(write, end)
function writeHere(c, e, next) {
  try { ws.send(c) } catch (error) { return next(error) }
  next()
}
function writeThere(c, e, next) { socket.send(c, next) }`,
      'ws',
      'next',
      5,
      9,
    ],
  }),
})

typed.run('no-early-ack (typed)', rule, {
  valid: [],
  invalid: found({
    'a sink that only its type tells': [
      `declare const held: { it: import('node:fs').WriteStream }
new WritableStream<string>({ write(chunk) { held.it.write(chunk) } })`,
      'held.it',
      undefined,
      2,
      45,
      `declare const held: { it: import('node:fs').WriteStream }
new WritableStream<string>({ write(chunk) { return new Promise((resolve, reject) => ` +
        `held.it.write(chunk, ${SETTLED})) } })`,
    ],
  }),
})
