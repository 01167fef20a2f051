import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { outlives } from '../../rules/analysis/lasting-places.ts'
import { closest } from '../../rules/analysis/walk.ts'
import { ask } from '../code.ts'

const isLoop = (node: TSESTree.Node): node is TSESTree.ForOfStatement => node.type === 'ForOfStatement'

/** Whether what `use()` is given outlives the turns of the loop around it. */
const of = (code: string): boolean =>
  ask(code, 'CallExpression[callee.name="use"]', (context, call: TSESTree.CallExpression) =>
    outlives(context, call.arguments[0] ?? call, closest(call, isLoop) ?? call),
  )

test.each([
  ['let list = []; for (const x of xs) use(list)', true],
  ['class A { f(xs) { for (const x of xs) use(this.list) } }', true],
  ['class A { f(xs) { for (const x of xs) { const { list } = this; use(list) } } }', true],
  ['const f = (list) => { for (const x of xs) use(list) }', true],
  ['for (const x of xs) use(global)', true],
  ['for (const x of xs) { const list = []; use(list) }', false],
  ['for (const x of xs) use(x.list)', false],
  ['for (const x of xs) ys.forEach((list) => use(list))', false],
  ['for (const x of xs) use(f())', false],
])('%s: %s', (code, expected) => {
  expect(of(code)).toBe(expected)
})
