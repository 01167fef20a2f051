import { describe, expect, it, test } from 'vitest'
import { originOf } from '../../rules/analysis/origin.ts'
import { ask } from '../code.ts'

/** The thing that the receiver of `.write()` is. */
const receiver = (code: string) =>
  ask(
    code,
    'CallExpression[callee.property.name="write"]',
    (context, call: { callee: { object: never } }) => originOf(context, call.callee.object)?.name,
  )

const STREAM = `import { PassThrough, Writable } from 'node:stream';`

describe('originOf finds', () => {
  test.each([
    ['a const made by new', `${STREAM} const p = new PassThrough(); p.write(1)`, 'node-duplex'],
    ['an alias', `${STREAM} const p = new PassThrough(); const q = p as unknown; q!.write(1)`, 'node-duplex'],
    ['a let that is filled later', `${STREAM} let p; p = new PassThrough(); p.write(1)`, 'node-duplex'],
    ['a let that is null at first', `${STREAM} let p = null; p = new PassThrough(); p.write(1)`, 'node-duplex'],
    ['either side of a choice', `${STREAM} const p = on ? new PassThrough() : null; p?.write(1)`, 'node-duplex'],
    [
      'what a function of this file makes',
      `${STREAM} const make = () => new PassThrough(); make().write(1)`,
      'node-duplex',
    ],
    ['what chaining methods answer', `${STREAM} const p = new PassThrough().on('error', f); p.write(1)`, 'node-duplex'],
    ['a subclass', `${STREAM} class Mine extends Writable {} new Mine().write(1)`, 'node-writable'],
    ['this of a subclass', `${STREAM} class Mine extends Writable { f() { this.write(1) } }`, 'node-writable'],
    ['a field', `${STREAM} class A { out = new PassThrough(); f() { this.out.write(1) } }`, 'node-duplex'],
    ['a private field', `${STREAM} class A { #out = new PassThrough(); f() { this.#out.write(1) } }`, 'node-duplex'],
    [
      'a field set in a method',
      `${STREAM} class A { open() { this.out = new PassThrough() } f() { this.out.write(1) } }`,
      'node-duplex',
    ],
    ['an annotated field', `${STREAM} class A { private out!: Writable; f() { this.out.write(1) } }`, 'node-writable'],
    [
      'a parameter property',
      `${STREAM} class A { constructor(private out: Writable) {} f() { this.out.write(1) } }`,
      'node-writable',
    ],
    ['an annotated parameter', `${STREAM} function f(out: Writable | null) { out?.write(1) }`, 'node-writable'],
    [
      'a type of a namespace import',
      `import type * as s from 'stream'; function f(out: s.Writable) { out.write(1) }`,
      'node-writable',
    ],
    ['an import type', `function f(out: import('stream').Writable) { out.write(1) }`, 'node-writable'],
    ['a type alias', `${STREAM} type Sink = Writable; function f(out: Sink) { out.write(1) }`, 'node-writable'],
    ['a constraint', `${STREAM} function f<T extends Writable>(out: T) { out.write(1) }`, 'node-writable'],
    [
      'a member of an interface',
      `${STREAM} interface O { out: Writable } function f({ out }: O) { out.write(1) }`,
      'node-writable',
    ],
    ['a member of a literal type', `${STREAM} const f = ({ out }: { out: Writable }) => out.write(1)`, 'node-writable'],
    [
      'a JSDoc parameter',
      `/** @param {import('stream').Writable} out */\nfunction f(out) { out.write(1) }`,
      'node-writable',
    ],
    ['a JSDoc type', `/** @type {import('stream').Writable | undefined} */\nlet out; out.write(1)`, 'node-writable'],
    [
      'what the calls of a function hand in',
      `${STREAM} function f(out) { out.write(1) } f(new PassThrough())`,
      'node-duplex',
    ],
    [
      'an awaited maker',
      `${STREAM} async function open() { return new PassThrough() } async function f() { (await open()).write(1) }`,
      'node-duplex',
    ],
  ])('%s', (_, code, expected) => {
    expect(receiver(code)).toBe(expected)
  })
})

describe('originOf is silent on', () => {
  test.each([
    ['an unknown name', `out.write(1)`],
    ['a class of another module', `import { Writable } from './mine'; new Writable().write(1)`],
    ['a local class of the same name', `class Writable {} new Writable().write(1)`],
    [
      'values that differ',
      `import { Readable, Writable } from 'stream'; let p = new Readable(); p = new Writable(); p.write(1)`,
    ],
    [
      'callers that differ',
      `import { Readable, Writable } from 'stream'; function f(p) { p.write(1) } f(new Readable()); f(new Writable())`,
    ],
    ['a value that depends on itself', `let p; p = q; let q = p; p.write(1)`],
    ['an element of what is iterated', `${STREAM} for (const row of new PassThrough()) row.write(1)`],
    ['a field nobody sets', `class A { f() { this.out.write(1) } }`],
    ['an any', `function f(out: any) { out.write(1) }`],
  ])('%s', (_, code) => {
    expect(receiver(code)).toBeUndefined()
  })
})

// The ways back through such code, as bundlers write it, are more than anybody can walk: 40 to the sixth.
it('gives up on a value that may come from everywhere', () => {
  const each = (one: (name: string) => string) => Array.from({ length: 40 }, (_, i) => one(`v${i}`))
  const all = each((name) => name).join()
  const code = `let ${all}; ${each((name) => each((other) => `${name} = ${other}`).join()).join(';')}`
  expect(receiver(`${STREAM} ${code}; v0 = new PassThrough(); v0.write(1)`)).toBeUndefined()
})
