import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isSettling } from '../../rules/analysis/settling.ts'
import { ask } from '../code.ts'

/** Whether the function that is called with `x` alone fulfils a promise. */
const settles = (code: string) =>
  ask(code, 'CallExpression[arguments.0.name="x"]', (context, call: TSESTree.CallExpression) =>
    isSettling(context, call.callee),
  )

describe('isSettling', () => {
  test.each([
    ['the resolve of a promise', 'new Promise((resolve) => { resolve(x) })'],
    ['by another name', 'new Promise((ok, fail) => get(url, (x) => ok(x)))'],
    ['a function that hands on to it', 'new Promise((ok) => { const pass = (r) => { stop(); ok(r) }; pass(x) })'],
    ['a function that is handed it', 'const read = (x, ok) => { ok(x) }; new Promise((ok) => { read(a, ok) })'],
    [
      'a function that is handed one that hands on',
      'function read(x, done) { done(x) } new Promise((ok) => { const pass = (r) => ok(r); read(a, pass) })',
    ],
  ])('%s', (_, code) => {
    expect(settles(code)).toBe(true)
  })

  test.each([
    ['the reject of a promise', 'new Promise((ok, fail) => fail(x))'],
    ['a callback', 'function read(x, done) { done(x) }'],
    ['a callback for some', 'function read(x, ok) { ok(x) } new Promise((ok) => { read(a, ok) }); read(b, save)'],
    ['a function that hands on something else', 'new Promise((ok) => { const pass = (r) => { ok(r.id) }; pass(x) })'],
    ['a method', 'new Promise((ok) => { this.ok(x) })'],
    ['what something else is made with', 'new Job((ok) => ok(x))'],
  ])('not %s', (_, code) => {
    expect(settles(code)).toBe(false)
  })
})
