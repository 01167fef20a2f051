import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isPause } from '../../rules/analysis/pauses.ts'
import { findBelow } from '../../rules/analysis/walk.ts'
import { ask } from '../code.ts'

test.each([
  ['async function f() { await x }', true],
  ['function* f() { yield x }', true],
  ['async function f() { for await (const x of xs) g(x) }', true],
  ['function f() { for (const x of xs) g(x) }', false],
  ['function f() { return x.then(g) }', false],
])('%s', (code, pauses) => {
  const found = ask(code, 'BlockStatement', (context, node: TSESTree.Node) => findBelow(context, node, 'own', isPause))
  expect(found !== undefined).toBe(pauses)
})
