import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { hearingOf } from '../../rules/analysis/stream-errors.ts'
import { ask } from '../code.ts'

/** Who hears errors of the sink of the chain. */
const hearing = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]', (context, call: TSESTree.CallExpression) =>
    hearingOf(context, call.arguments[0] as TSESTree.Node, 'sink'),
  )

describe('hearingOf', () => {
  test.each([
    ['a listener', `const b = open(); b.on('error', f); a.pipe(b)`, 'listener'],
    ['a listener where it is made', `const b = open().on('error', f); a.pipe(b)`, 'listener'],
    ['a listener of the chain', `a.pipe(open()).on('error', f)`, 'listener'],
    ['a listener of the const that holds the chain', `const end = a.pipe(open()); end.on('error', f)`, 'listener'],
    ['a listener of a field', `this.b.once('error', f); a.pipe(this.b)`, 'listener'],
    ['nobody', `const b = open(); a.pipe(b)`, 'nobody'],
    ['nobody, of another event', `const b = open(); b.on('finish', f); a.pipe(b)`, 'nobody'],
    ['a caller', `function f(b) { a.pipe(b) }`, 'elsewhere'],
    ['a caller, by an answer', `function pick(b) { if (!b) b = open(); return b } a.pipe(pick(x))`, 'elsewhere'],
    ['nobody, of a function that opens it', `function pick(p) { return open(p) } a.pipe(pick(x))`, 'nobody'],
    ['who gets it', `const b = open(); watch(b); a.pipe(b)`, 'elsewhere'],
    ['who gets the chain', `function f() { return a.pipe(open()) }`, 'elsewhere'],
    ['a standard stream', `a.pipe(process.stdout)`, 'none'],
    ['the input of a process', `const c = require('child_process').spawn('x'); a.pipe(c.stdin)`, 'nobody'],
    ['who has the process', `const c = require('child_process').spawn('x'); a.pipe(c.stdin); keep(c)`, 'none'],
    ['a compressor', `const b = zlib.createGzip(); a.pipe(b)`, 'none'],
    ['what unpacks', `const b = zlib.createGunzip(); a.pipe(b)`, 'nobody'],
    ['a response', `app.get('/', (req, res) => { a.pipe(res) })`, 'none'],
    ['a collector', `a.pipe(concat((all) => done(all)))`, 'none'],
  ])('%s', (_, code, expected) => {
    expect(hearing(code)).toBe(expected)
  })
})

/** Who hears errors of the source of the chain. */
const hearingOfSource = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"] > MemberExpression', (context, m: TSESTree.MemberExpression) =>
    hearingOf(context, m.object, 'source'),
  )

describe('hearingOf, of a source', () => {
  test.each([
    ['filled here', 'const s = new Readable(); s._read = () => { s.push(bytes) }; s.pipe(out)', 'none'],
    ['filled by its options', 'new Readable({ read() { this.push(bytes); this.push(null) } }).pipe(out)', 'none'],
    ['filled by a function', 'function f(b) { const s = new Readable(); s.push(b); return s } f(b).pipe(out)', 'none'],
    [
      'destroyed with an error',
      'const s = new Readable({ read }); a.on("x", (e) => s.destroy(e)); s.pipe(out)',
      'nobody',
    ],
    ['that destroys itself', 'new Readable({ read() { f((e) => this.destroy(e)) } }).pipe(out)', 'nobody'],
    ['that emits', 'const s = new Readable({ read }); s.emit("error", e); s.pipe(out)', 'nobody'],
    ['of a class', 'const s = new Source(); s.pipe(out)', 'nobody'],
    ['a file', 'const s = fs.createReadStream(p); s.pipe(out)', 'nobody'],
    ['a file heard by another name', 'const s = open(p); let t = s; t.on("error", f); t = s.pipe(out)', 'listener'],
  ])('%s', (_, code, expected) => {
    expect(hearingOfSource(code)).toBe(expected)
  })
})
