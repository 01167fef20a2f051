import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { ignoredPushOf } from '../../rules/analysis/ignored-pushes.ts'
import { ask } from '../code.ts'

const kind = (code: string) =>
  ask(
    code,
    'CallExpression[callee.property.name="push"]',
    (context, call: TSESTree.CallExpression) => ignoredPushOf(context, call)?.loop.kind,
  )

describe('ignoredPushOf', () => {
  test.each([
    ['a class', `class A extends Readable { _read() { let c; while ((c = take())) this.push(c) } }`, 'loop'],
    ['an option', `new Readable({ async read() { for await (const c of s) this.push(c) } })`, 'for-await'],
    ['a prototype', `A.prototype._read = function () { let c; while ((c = take())) this.push(c) }`, 'loop'],
    ['a reader', `new Duplex({ async read() { for (;;) { const c = await r.read(); this.push(c) } } })`, 'pump'],
  ])('%s', (_, code, expected) => {
    expect(kind(code)).toBe(expected)
  })

  test.each([
    ['a list', `class A extends Readable { _read() { for (const c of cs) this.push(c) } }`],
    ['a tested answer', `class A extends Readable { _read() { let c; while ((c = take()) && this.push(c)); } }`],
    ['an array', `class A extends Readable { _read() { let c; while ((c = take())) this.all.push(c) } }`],
    ['a method of another name', `class A extends Readable { go() { let c; while ((c = take())) this.push(c) } }`],
  ])('not %s', (_, code) => {
    expect(kind(code)).toBeUndefined()
  })
})
