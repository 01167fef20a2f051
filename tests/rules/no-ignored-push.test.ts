import rule from '../../rules/no-ignored-push.ts'
import { commonjs, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const found = (messageId: 'ignored' | 'drained', line: number, column: number, output?: string) => ({
  messageId,
  line,
  column,
  suggestions: output === undefined ? null : [{ messageId: 'break' as const, output }],
})

const READABLE = `import { Readable } from 'node:stream'\n`

untyped.run('no-ignored-push', rule, {
  valid: [],
  invalid: [
    {
      name: 'a class that drains its source',
      code:
        `${READABLE}class Rows extends Readable { _read() { let row\n` +
        `  while ((row = this.db.next()) !== null) this.push(row) } }`,
      errors: [
        found(
          'ignored',
          3,
          43,
          `${READABLE}class Rows extends Readable { _read() { let row\n` +
            `  while ((row = this.db.next()) !== null) if (!this.push(row)) break } }`,
        ),
      ],
    },
    {
      name: 'rows of something that is no stream',
      code:
        `${READABLE}class Rows extends Readable { _read() { let row\n` +
        `  while ((row = this.table.read()) !== null) this.push(row)\n  this.done() } }`,
      errors: [found('ignored', 3, 46)],
    },
    {
      name: 'a list that is filled from a source meanwhile',
      code:
        `${READABLE}class Rows extends Readable { _read() {\n` +
        `  while (this.held.length > 0) { const row = this.held.shift()\n    this.push(row); this.fill() } }\n` +
        `  fill() { this.held.push(this.db.next()) } }`,
      errors: [
        found(
          'ignored',
          4,
          5,
          `${READABLE}class Rows extends Readable { _read() {\n` +
            `  while (this.held.length > 0) { const row = this.held.shift()\n` +
            `    if (!this.push(row)) break; this.fill() } }\n  fill() { this.held.push(this.db.next()) } }`,
        ),
      ],
    },
    {
      name: 'what follows the loop would run too early: no change',
      code:
        `${READABLE}new Readable({ read() { let row\n` +
        `  while ((row = db.next())) { this.push(row) }\n  this.push(null) } })`,
      errors: [found('ignored', 3, 31)],
    },
    {
      name: 'a count of its own would start anew: no change',
      code:
        `${READABLE}new Readable({ read() { let i = 0; while (more()) { const row = make(i++); ` +
        `this.push(row) } } })`,
      errors: [found('ignored', 2, 76)],
    },
    {
      name: 'for await',
      code: `${READABLE}new Readable({ async read() { for await (const c of source) this.push(c); this.push(null) } })`,
      errors: [found('drained', 2, 61)],
    },
    {
      name: 'a reader, in a loop of its own',
      code:
        `${READABLE}new Readable({ async read() { while (true) { const { value, done } = await reader.read()\n` +
        `  if (done) break\n  this.push(value) } } })`,
      errors: [
        found(
          'ignored',
          4,
          3,
          `${READABLE}new Readable({ async read() { while (true) { const { value, done } = await reader.read()\n` +
            `  if (done) break\n  if (!this.push(value)) break } } })`,
        ),
      ],
    },
    {
      name: 'an alias',
      code:
        `class A extends Duplex { _read() { const self = this; for (;;) { const c = next(); if (!c) ` +
        `return; self.push(c) } } }`,
      errors: [
        found(
          'ignored',
          1,
          100,
          `class A extends Duplex { _read() { const self = this; for (;;) { const c = next(); if (!c) return; ` +
            `if (!self.push(c)) break } } }`,
        ),
      ],
    },
  ],
})

const fed = (event: string, line: number, column: number) => ({
  messageId: 'fed' as const,
  data: { event },
  line,
  column,
  suggestions: null,
})

untyped.run('no-ignored-push, in listeners', rule, {
  valid: [],
  invalid: [
    {
      name: 'a stream that is made for a source',
      code:
        `${READABLE}function wrap(source) { const out = new Readable({ read() {} })\n` +
        `  source.on('data', (chunk) => out.push(chunk))\n  source.on('end', () => out.push(null))\n  return out }`,
      errors: [fed('data', 3, 32)],
    },
    {
      name: 'the last chunk alone is kept too',
      code:
        `class Reply extends Duplex { _read() {}\n` +
        `  open(res) { res.on('data', (c) => { this.push(c); this.last = [c] }) } }`,
      errors: [fed('data', 2, 39)],
    },
    {
      name: 'a class over a socket',
      code:
        `import { Duplex } from 'node:stream'\nclass Channel extends Duplex { constructor(ws) { super()\n` +
        `    ws.on('message', (data) => { this.push(data) }) }\n  _read() {} }`,
      errors: [fed('message', 3, 34)],
    },
    {
      name: 'a PassThrough that is pushed into and not written to',
      code:
        `import { PassThrough } from 'stream'\nconst out = new PassThrough()\n` +
        `req.on('data', (c) => { out.push(c) })`,
      errors: [fed('data', 3, 25)],
    },
    {
      name: 'a method that takes the chunks',
      code:
        `class A extends Readable { _read() {}\n  open(s) { s.on('data', (c) => this.take(c)) }\n` +
        `  take(chunk) { this.push(chunk) } }`,
      errors: [fed('data', 3, 17)],
    },
  ],
})

const acked = (callback: string, line: number, column: number) => ({
  messageId: 'acked' as const,
  data: { callback },
  line,
  column,
  suggestions: null,
})

untyped.run('no-ignored-push, with a callback', rule, {
  valid: cases({
    'the callback is kept at false':
      `class Echo extends Duplex { _read() { this.go?.() }\n` +
      `  _write(chunk, e, done) { if (this.push(chunk)) done(); else this.go = done } }`,
    'the callback is kept in some cases':
      `class Echo extends Duplex { _read() {}\n  _write(chunk, e, done) { this.push(chunk)\n` +
      `    if (this.full) { this.go = done; return }\n    done() } }`,
    'a Transform, which keeps the callback itself':
      `class T extends Transform { _read() {}\n` + `  _transform(chunk, e, done) { this.push(chunk); done() } }`,
    'a part of the chunk': `class A extends Duplex { _read() {}\n  _write(c, e, cb) { this.push(c.length); cb() } }`,
    'a list': `class A { add(x, cb) { this.list.push(x); cb() } }\nnew Readable({ read() {} })`,
  }),
  invalid: [
    {
      name: 'a Duplex that hands through',
      code: `class Echo extends Duplex { _read() {}\n  _write(chunk, e, done) { this.push(chunk); done() } }`,
      errors: [acked('done()', 2, 28)],
    },
    {
      name: 'the options of a Duplex',
      code:
        `import { Duplex } from 'stream'\nnew Duplex({ read() {}, write(c, e, cb) { this.push(c); ` +
        `setImmediate(cb) } })`,
      errors: [acked('setImmediate(cb)', 2, 43)],
    },
  ],
})

commonjs.run('no-ignored-push in CommonJS', rule, {
  valid: [],
  invalid: [
    {
      name: 'a method that calls back at once',
      code:
        `const { Readable } = require('stream')\ninherits(Pack, Readable)\nPack.prototype._read = function () {}\n` +
        `Pack.prototype.add = function (data, callback) { if (!callback) callback = noop\n` +
        `  if (data.length) { this.push(data); process.nextTick(callback); return }\n` +
        `  open(this, function (err) { callback(err) }) }`,
      errors: [acked('process.nextTick(callback)', 5, 22)],
    },
    {
      name: 'a prototype',
      code: `Rows.prototype._read = function () { do { var c = this.src.take(); this.push(c) } while (c) }`,
      errors: [
        found(
          'ignored',
          1,
          68,
          `Rows.prototype._read = function () { do { var c = this.src.take(); if (!this.push(c)) break } while (c) }`,
        ),
      ],
    },
    {
      name: 'into what a constructor makes that inherits',
      code:
        `var ReadableStream = require('stream').Readable\nfunction File() {}\ninherits(File, ReadableStream)\n` +
        `File.prototype._read = function () {}\nparser.on('part', function (part) { var file = new File(), onData\n` +
        `onData = function (data) { if (size > limit) return\nfile.push(data) }\npart.on('data', onData) })`,
      errors: [fed('data', 7, 1)],
    },
    {
      name: 'a constructor that inherits, with a source that is drained as it comes',
      code:
        `var stream = require('stream')\ninherits(All, stream.Readable)\nAll.prototype._read = function () {}\n` +
        `All.prototype._next = function () { var self = this; var s = this._queue.shift()\n` +
        `  s.on('readable', onReadable)\n  function onReadable () { var c; while (c = s.read()) { self.push(c) } } }`,
      errors: [fed('readable', 6, 58)],
    },
    {
      name: 'a stream that gets its _read later',
      code:
        `const { Readable } = require('stream')\nconst out = new Readable()\n` +
        `out._read = function () { while (ready()) { const c = take(); out.push(c) } }`,
      errors: [
        found(
          'ignored',
          3,
          63,
          `const { Readable } = require('stream')\nconst out = new Readable()\n` +
            `out._read = function () { while (ready()) { const c = take(); if (!out.push(c)) break } }`,
        ),
      ],
    },
  ],
})

untyped.run('no-ignored-push is silent on', rule, {
  valid: cases({
    'the answer is tested':
      `${READABLE}new Readable({ read() { let c; while ((c = next())) { if (!this.push(c)) break } } ` + `})`,
    'the answer ends the loop': `${READABLE}new Readable({ read() { let c; while ((c = next()) && this.push(c)); } })`,
    'the answer is kept':
      `${READABLE}new Readable({ read() { let ok = true; while (ok) { const c = next(); ok = ` + `this.push(c) } } })`,
    'one chunk a call': `${READABLE}new Readable({ async read() { const c = await next(); this.push(c) } })`,
    'the loop is left after the push':
      `${READABLE}new Readable({ read() { while (true) { const c = next(); if (c.ok) { this.push(c); ` +
      `return } } } })`,
    'the loop stops when the answer of another push says so':
      `${READABLE}new Readable({ read() { while (true) { const c = next(); this.push(c.head); if ` +
      `(!this.push(c.body)) break } } })`,
    'what another stream has buffered':
      `${READABLE}class A extends Duplex { open(s) { this.s = s; s.on('readable', () => this._read()) }\n` +
      `  _read() { const { s } = this; let c; while ((c = s.read()) !== null) this.push(c) } }`,
    'a page that is in memory':
      `${READABLE}new Readable({ async read() { for (const row of await page()) ` + `this.push(row) } })`,
    'a page by forEach':
      `class A extends Readable { async _read() { (await page()).forEach((row) => ` + `this.push(row)) } }`,
    'a count': `class A extends Readable { _read(size) { for (let i = 0; i < size; i++) this.push(make(i)) } }`,
    'a list that this holds':
      `class A extends Readable { _read() { const { all } = this; let c\n` + `  while ((c = take())) all.push(c) } }`,
    'chunks that a list of the stream holds already':
      `class A extends Readable { _read(size) { let total = 0\n` +
      `  while (total < size && this.held.length > 0) { const c = this.held[0]; this.push(c)\n` +
      `    this.held.splice(0, 1); total += c.length } } }`,
    'what is taken off a list':
      `class A extends Readable { _read() { let c\n` + `  while ((c = this.held.shift())) this.push(c) } }`,
    'as much as is asked for':
      `class A extends Readable { _read(size) { while (size > 0) { const c = next()\n` +
      `  this.push(c); size -= c.length } } }`,
    'chunks that a listener also keeps in a list':
      `function Reply(res) { Duplex.call(this); var self = this, all = []\n` +
      `  res.on('data', function (c) { self.push(c); all.push(c) }) }\ninherits(Reply, Duplex)`,
    'the length is read':
      `${READABLE}new Readable({ read() { while (this.readableLength < 99) { const c = next(); ` +
      `this.push(c) } } })`,
    'a transform':
      `class A extends Transform { _transform(chunk, e, cb) { let c; while ((c = take())) ` + `this.push(c); cb() } }`,
    'another method': `class A extends Readable { fill() { let c; while ((c = take())) this.push(c) } }`,
    'an array':
      `class A extends Readable { _read() { const all = []; let c; while ((c = take())) all.push(c); ` +
      `this.push(all) } }`,
    'a read() of another kind': `const file = { read() { let c; while ((c = take())) this.push(c) } }`,
    'a class of its own': `class Parser { _read() { let c; while ((c = take())) this.push(c) } }`,
    'a list of an option object': `new Client({ read() { let c; while ((c = take())) this.push(c) } })\nReadable`,
    'a constant': `${READABLE}new Readable({ read() { while (hungry()) this.push('.') } })`,
    'the end of what others listen to':
      `${READABLE}new Readable({ read() { while (more()) next(); ` + `this.push(null) } })`,
    'a listener that pauses':
      `${READABLE}const out = new Readable({ read() { s.resume() } })\n` +
      `s.on('data', (c) => { if (!out.push(c)) s.pause() })`,
    'a source that is paused elsewhere':
      `class A extends Duplex { f() { this.s.on('data', (c) => { this.push(c); this.check() }) }\n` +
      `  check() { if (this.full) this.s.pause() } }`,
    'another push whose answer is used':
      `class A extends Readable { f(s) { s.on('data', (c) => { this.push(c.head); if (!this.push(c)) ` +
      `this.stop() }) } }`,
    'a Transform over a parser':
      `class A extends Transform { constructor(p) { super(); p.on('data', (c) => this.push(c)) }\n` +
      `  _transform(c, e, cb) { this.p.write(c); cb() } }`,
    'a transform that is made here':
      `import { Transform } from 'stream'\nconst t = new Transform(o)\n` + `parser.on('data', (c) => t.push(c))`,
    'the end':
      `${READABLE}const out = new Readable({ read() {} })\ns.on('data', () => {})\n` +
      `s.on('end', () => out.push(null))`,
    'a message about an event':
      `${READABLE}const out = new Readable({ read() {} })\n` +
      `s.on('data', (c) => out.push(\`got \${c.length} bytes\`))`,
    'a list': `${READABLE}const all = []\ns.on('data', (c) => all.push(c))`,
    'a class of another kind': `class A extends Base { f(s) { s.on('data', (c) => this.push(c)) } }\nReadable`,
    'events that come seldom': `class A extends Readable { f(s) { s.on('close', (c) => this.push(c)) } }`,
    'a constructor that inherits from another':
      `inherits(A, Base)\nA.prototype.f = function (s) { var self = this; s.on('data', function (c) { ` +
      `self.push(c) }) }\nReadable`,
  }),
  invalid: [],
})
