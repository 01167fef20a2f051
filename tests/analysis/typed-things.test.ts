import { describe, expect, test } from 'vitest'
import { typedThing } from '../../rules/analysis/typed-things.ts'
import { ask, askTyped } from '../code.ts'

const RECEIVER = 'CallExpression[callee.property.name="write"]'

/** The thing that the type of `out` in `out.write(1)` has the members of. */
const thing = (code: string) =>
  askTyped(code, RECEIVER, (context, call: { callee: { object: never } }) => typedThing(context, call.callee.object))

describe('typedThing', () => {
  test.each([
    [
      'a parameter',
      `import type { Writable } from 'node:stream'; function f(out: Writable) { out.write(1) }`,
      'node-writable',
    ],
    [
      'a field',
      `import { PassThrough } from 'node:stream'; class A { out = new PassThrough(); f() { this.out.write(1) } }`,
      'node-duplex',
    ],
    [
      'a response of a framework',
      `import type { ServerResponse } from 'node:http'; function f(out: ServerResponse & { id: 1 }) { out.write(1) }`,
      'http-response',
    ],
    [
      'a nullable',
      `import type { Writable } from 'node:stream'; function f(out: Writable | null) { out?.write(1) }`,
      'node-writable',
    ],
    [
      'a constraint',
      `import type { Writable } from 'node:stream'; function f<T extends Writable>(out: T) { out.write(1) }`,
      'node-writable',
    ],
    ['a web writer', `function f(out: WritableStreamDefaultWriter) { out.write(1) }`, 'web-writer'],
    [
      'what another function answers',
      `import { createWriteStream } from 'node:fs'; const o = { f: () => createWriteStream('x') }; o.f().write('1')`,
      'node-writable',
    ],
  ])('knows %s', (_, code, expected) => {
    expect(thing(code)).toBe(expected)
  })

  test.each([
    ['any', `function f(out: any) { out.write(1) }`],
    ['a buffer', `function f(out: Buffer) { out.write('1') }`],
    [
      'a file handle',
      `import type { FileHandle } from 'node:fs/promises'; function f(out: FileHandle) { out.write('1') }`,
    ],
    ['a builder', `function f(out: { write(s: string): void; once(): void; end(): void }) { out.write('1') }`],
    [
      'a builder that answers itself',
      `interface B { write(s: string): this; once(): void; end(): void } function f(out: B) { out.write('1') }`,
    ],
  ])('is silent on %s', (_, code) => {
    expect(thing(code)).toBeUndefined()
  })

  test('answers nothing without type information', () => {
    const code = `declare const out: Writable; out.write(1)`
    expect(
      ask(code, RECEIVER, (context, call: { callee: { object: never } }) => typedThing(context, call.callee.object)),
    ).toBeUndefined()
  })
})
