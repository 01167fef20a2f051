import { expect, test } from 'vitest'
import { usageOf } from '../../rules/analysis/usage.ts'
import { ask } from '../code.ts'

test.each([
  ['put()', 'dropped'],
  ['void put()', 'dropped'],
  ['open && put()', 'dropped'],
  ['x ? put() : other()', 'dropped'],
  ['put(), other()', 'dropped'],
  ['for (;; put()) {}', 'dropped'],
  ['(put() as any)', 'dropped'],
  ['q?.put', 'dropped'],
  ['async () => { await put() }', 'awaited'],
  ['if (put()) {}', 'tested'],
  ['if (!put()) {}', 'tested'],
  ['while (put()) {}', 'tested'],
  ['put() && other()', 'tested'],
  ['put() === false', 'tested'],
  ['put() ? a : b', 'tested'],
  ['() => put()', 'returned'],
  ['function f() { return ok && put() }', 'returned'],
  ['function* f() { yield put() }', 'returned'],
  ['put().catch(log)', 'chained'],
  ['const p = put()', 'stored'],
  ['p = put()', 'stored'],
  ['[put()]', 'stored'],
  ['({ p: put() })', 'stored'],
  ['all.push(put())', 'passed'],
  ['f(...put())', 'passed'],
])('%s → %s', (code, expected) => {
  const selector = code === 'q?.put' ? 'MemberExpression' : 'CallExpression[callee.name="put"]'
  expect(ask(code, selector, (_, node) => usageOf(node))).toBe(expected)
})
