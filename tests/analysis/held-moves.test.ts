import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { functionAround } from '../../rules/analysis/functions.ts'
import { movesHeld, stopsAtSize } from '../../rules/analysis/held-moves.ts'
import { isLoop } from '../../rules/analysis/repetition.ts'
import { closest } from '../../rules/analysis/walk.ts'
import { ask } from '../code.ts'

const PUSH = 'CallExpression[callee.object.type="ThisExpression"][callee.property.name="push"]'

const moves = (code: string) =>
  ask(`class A { _read(size) { ${code} } fill() { this.held.push(next()) } }`, PUSH, (context, call: Push) => {
    const loop = closest(call, isLoop)
    return loop && movesHeld(context, loop, call.arguments[0])
  })

const stops = (code: string) =>
  ask(`class A { _read(size) { ${code} } }`, PUSH, (context, call: Push) => {
    const loop = closest(call, isLoop)
    const read = functionAround(call)
    return loop && read && stopsAtSize(context, loop, read)
  })

type Push = TSESTree.CallExpression & { readonly arguments: [TSESTree.Expression] }

describe('movesHeld', () => {
  test.each([
    ['taken off at once', 'while (this.held.length) this.push(this.held.shift())'],
    ['a const', 'while (this.held.length > 0) { const c = this.held.shift(); this.push(c) }'],
    ['the first, then removed', 'while (this.held.length > 0) { this.push(this.held[0]); this.held.splice(0, 1) }'],
    ['taken off in the test', 'let c; while ((c = this.held.shift())) this.push(c)'],
    ['compared in the test', 'let c; while ((c = held.shift()) !== undefined) this.push(c)'],
    ['until something else holds too', 'while (this.open && this.held.length > 0) this.push(this.held.pop())'],
    ['by an index', 'while (this.i < this.held.length) this.push(this.held[this.i++])'],
    ['at the end', 'do { this.push(this.held.shift()) } while (this.held.length !== 0)'],
  ])('%s', (_, code) => {
    expect(moves(code)).toBe(true)
  })

  test.each([
    ['a source', 'let c; while ((c = this.next())) this.push(c)'],
    [
      'a list that is filled in the loop',
      'while (this.held.length) { this.push(this.held.shift()); this.held.push(f()) }',
    ],
    ['a list that is filled by a call', 'while (this.held.length) { this.push(this.held.shift()); this.fill() }'],
    ['a list that others may fill', 'while (this.held.length) { this.push(this.held.shift()); await f() }'],
    ['another list than the test looks at', 'while (this.held.length) this.push(this.more.shift())'],
    ['a list or something else', 'while (this.held.length || more()) this.push(this.held.shift())'],
    ['what a source says is left', 'while (source.length > 0) this.push(source.next())'],
    ['a name with two values', 'let c = f(); while (this.held.length) { this.push(c); c = this.held.shift() }'],
    ['for ever', 'for (;;) this.push(this.held.shift())'],
  ])('not %s', (_, code) => {
    expect(moves(code)).toBe(false)
  })
})

describe('stopsAtSize', () => {
  test.each([
    ['a total', 'let n = 0; while (n < size) { const c = next(); this.push(c); n += c.length }'],
    ['a total, and more', 'let n = 0; while (n < size && more()) { this.push(next()); n++ }'],
    ['what is left', 'while (size > 0) { const c = next(); this.push(c); size -= c.length }'],
    ['counted in the test', 'while (size-- > 0 && size !== 0) { this.push(next()); size-- }'],
  ])('%s', (_, code) => {
    expect(stops(code)).toBe(true)
  })

  test.each([
    ['a total, or more', 'let n = 0; while (n < size || more()) { this.push(next()); n++ }'],
    ['a total of a source', 'let n = 0; while (n < this.total) { this.push(next()); n++ }'],
    ['what is not counted', 'let n = 0; while (n < size) { this.push(next()); n = left() }'],
    ['no total', 'while (size > 0) this.push(next())'],
  ])('not %s', (_, code) => {
    expect(stops(code)).toBe(false)
  })
})
