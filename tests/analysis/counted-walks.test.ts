import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isCountedWalk } from '../../rules/analysis/counted-walks.ts'
import { ask } from '../code.ts'

test.each([
  ['for (let i = 0; i < 4; i++) f()', true],
  ['const LANES = 4; for (let i = 0; i !== LANES; ++i) f()', true],
  ['for (let i = 0; i < options.concurrency; i++) f()', true],
  ['for (let i = port - 3; i < port; i++) f()', true],
  ['while (i < rows.length && i < 10) f(i++)', true],
  ['do { f() } while (tries++ < 3)', true],
  ['for (let i = 0; i < rows.length; i++) f()', false],
  ['for (let i = first; i < last; i++) f()', false],
  ['while (more()) f()', false],
  ['for (;;) f()', false],
  ['for (const row of rows) f()', false],
])('%s: %s', (code, expected) => {
  const walks = ':matches(ForStatement, WhileStatement, DoWhileStatement, ForOfStatement)'
  const counted = ask(code, walks, (context, walk: TSESTree.Node) => isCountedWalk(context, walk))
  expect(counted).toBe(expected)
})
