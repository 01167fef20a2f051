import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOneOrMore } from '../../rules/analysis/one-or-more.ts'
import { ask } from '../code.ts'

test.each([
  ['const f = (paths) => Array.isArray(paths) ? walk(paths) : g(paths)', true],
  ['function f(paths) { if (Array.isArray(paths)) return walk(paths) }', true],
  ['function f(paths) { if (!Array.isArray(paths)) throw new TypeError(); walk(paths) }', false],
  ['function f(paths, x) { if (Array.isArray(x)) walk(paths) }', false],
  ['const paths = g(); if (Array.isArray(paths)) walk(paths)', false],
])('%s → %s', (code, expected) => {
  const found = ask(
    code,
    'CallExpression[callee.name="walk"]',
    (context, { arguments: [list] }: TSESTree.CallExpression) => isOneOrMore(context, list as TSESTree.Node),
  )
  expect(found).toBe(expected)
})
