import { expect, test } from 'vitest'
import { functionAround } from '../../rules/analysis/functions.ts'
import { isKeptValue } from '../../rules/analysis/kept-values.ts'
import { ask } from '../code.ts'

const kept = (code: string) =>
  ask(code, 'CallExpression[callee.name="io"]', (context, work) => {
    const fn = functionAround(work)
    return fn && isKeptValue(context, fn, work)
  })

test.each([
  ['let size; async function f() { if (size) return size; size = await io() }', true],
  ['let size; async function f() { if (size !== undefined) return size; const s = await io(); size = s.size }', true],
  ['class A { async f() { if (this.most !== null) return; const m = await io(); if (m) this.most = m } }', true],
  // Set late, it lets in all that come until then; a constant keeps nothing.
  ['let done; async function f() { if (done) return; await io(); done = true }', false],
  // It goes on where the value is there.
  ['let size; async function f() { if (!size) return; size = await io() }', false],
  // Of one run.
  ['async function f() { let size = before(); if (size) return size; size = await io() }', false],
  // Filled by somebody else.
  ['let size; async function f() { if (size) return size; await io() }', false],
  ['let at; async function f() { if (at > now()) return; at = await io() }', false],
])('tells work whose result is kept: %s', (code, expected) => {
  expect(kept(code)).toBe(expected)
})
