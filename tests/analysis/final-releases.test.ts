import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { endsInFinally, LEAVING } from '../../rules/analysis/final-releases.ts'
import { ask } from '../code.ts'

const isFinal = (body: string) =>
  ask(
    `async function f() { ${body} }`,
    'FunctionDeclaration',
    (context, { body: { body: statements } }: TSESTree.FunctionDeclaration) => {
      const release = statements.at(-1)
      const [first] = statements
      const node = release?.type === 'TryStatement' ? lastIn(release) : release
      return first && node ? endsInFinally(context, node, first) : undefined
    },
  )

/** The last statement of the innermost `finally`. */
function lastIn(tried: TSESTree.TryStatement): TSESTree.Node | undefined {
  const last = tried.finalizer?.body.at(-1)
  return last?.type === 'TryStatement' ? lastIn(last) : last
}

it.each([
  ['await take(); try { await work() } finally { give() }', true],
  ['await take(); try { await work() } finally { try { await end() } finally { give() } }', true],
  ['await take(); await hello(); try { await work() } finally { give() }', false],
  ['await take(); if (x) return; try { await work() } finally { give() }', false],
  ['await take(); await work(); give()', false],
])('tells what is given back on every way: %s', (body, expected) => {
  expect(isFinal(body)).toBe(expected)
})

it('knows what leaves', () => {
  expect(LEAVING.has('ThrowStatement')).toBe(true)
  expect(LEAVING.has('BreakStatement')).toBe(false)
})
