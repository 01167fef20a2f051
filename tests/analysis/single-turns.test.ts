import { expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { leavesAfter } from '../../rules/analysis/single-turns.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether the outermost loop around `put()` is left after it. */
const leaves = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const loop = repetitionsOf(context, call).at(-1)
    return loop && leavesAfter(call, loop.node)
  })

test.each([
  'function f() { for (const x of xs) { if (x.last) { put(x); close(); return } } }',
  'for (const x of xs) { put(x); break }',
  'for await (const x of xs) { if (x.failed) { put(x); throw x } }',
  'function f() { for (const x of xs) { if (x.last) return put(x) } }',
  'function f() { for (const x of xs) { if (x.failed) { throw put(x) } } }',
  'function f() { for (const x of xs) { for (const y of x) { put(y); return } } }',
  'function f() { for (const x of xs) { switch (x) { case 1: put(x); return } } }',
])('leavesAfter: %s', (code) => {
  expect(leaves(code)).toBe(true)
})

test.each([
  'for (const x of xs) { put(x); continue }',
  'for (const x of xs) { if (x.last) break; put(x) }',
  'for (const x of xs) { put(x); if (x.last) break }',
  'for (const x of xs) { for (const y of x) { put(y); break } }',
  'for (const x of xs) { switch (x) { case 1: put(x); break } }',
  'for (const x of xs) { switch (x) { case 1: { put(x); break } } }',
  'for (const x of xs) { xs.some(() => { put(x); return true }) }',
  'for (const x of xs) { xs.some(() => { return put(x) }) }',
])('leavesAfter: not %s', (code) => {
  expect(leaves(code)).toBe(false)
})
