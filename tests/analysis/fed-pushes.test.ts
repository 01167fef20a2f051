import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { fedPushOf } from '../../rules/analysis/fed-pushes.ts'
import { ask } from '../code.ts'

/** The event that feeds the push. */
const event = (code: string) =>
  ask(
    `import { Readable, Duplex, Transform } from "stream"; ${code}`,
    'CallExpression[callee.property.name="push"]',
    (context, call: TSESTree.CallExpression) => fedPushOf(context, call)?.event,
  )

describe('fedPushOf', () => {
  test.each([
    ['a stream that is made here', 'const r = new Readable({ read() {} }); s.on("data", (c) => r.push(c))', 'data'],
    ['a class', 'class A extends Duplex { f(s) { s.on("line", (c) => { this.push(c) }) } }', 'line'],
    ['an alias', 'class A extends Readable { f(s) { const me = this; s.on("data", (c) => { me.push(c) }) } }', 'data'],
    [
      'a constructor that inherits',
      'inherits(A, Readable); function A(s) { var me = this; s.on("data", function (c) { me.push(c) }) }',
      'data',
    ],
    [
      'a prototype',
      'A.prototype = Object.create(Readable.prototype); A.prototype.f = function (s) { s.on("data", (c) ' +
        '=> this.push(c)) }',
      'data',
    ],
  ])('%s', (_, code, expected) => {
    expect(event(code)).toBe(expected)
  })

  test.each([
    [
      'an answer that is tested',
      'class A extends Readable { f(s) { s.on("data", (c) => { if (!this.push(c)) s.stop() }) } }',
    ],
    [
      'a source that is paused',
      'class A extends Readable { f(s) { s.on("data", (c) => { s.pause(); this.push(c) }) } }',
    ],
    ['a Transform', 'class A extends Transform { f(s) { s.on("data", (c) => this.push(c)) } }'],
    ['a list', 'const r = []; s.on("data", (c) => r.push(c))'],
    ['a part', 'class A extends Readable { f(s) { s.on("data", (c) => this.push(c.id)) } }'],
    ['an event that comes once', 'class A extends Readable { f(s) { s.on("response", (c) => this.push(c)) } }'],
    [
      'chunks that are held in a text too',
      'let all = ""; const r = new Readable(o); s.on("data", (c) => { all += c; r.push(c) })',
    ],
    ['a stream of a caller', 'function f(r, s) { s.on("data", (c) => r.push(c)) }'],
    [
      'a look at how much it holds',
      'const r = new Readable(o); s.on("data", (c) => { if (r.readableLength < 9) r.push(c) })',
    ],
  ])('not %s', (_, code) => {
    expect(event(code)).toBeUndefined()
  })
})
