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

commonjs.run('no-ignored-push in CommonJS', rule, {
  valid: [],
  invalid: [
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
    'a page that is in memory': 
      `${READABLE}new Readable({ async read() { for (const row of await page()) this.push(row) } })`,
    'a page by forEach': 
      `class A extends Readable { async _read() { (await page()).forEach((row) => this.push(row)) } }`,
    'a count': `class A extends Readable { _read(size) { for (let i = 0; i < size; i++) this.push(make(i)) } }`,
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
    'the end': `${READABLE}new Readable({ read() { while (more()) next(); this.push(null) } })`,
  }),
  invalid: [],
})
