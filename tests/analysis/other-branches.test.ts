import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOtherBranch } from '../../rules/analysis/other-branches.ts'
import { findBelow } from '../../rules/analysis/walk.ts'
import { ask } from '../code.ts'

const other = (code: string) =>
  ask(code, 'Program', (context) => {
    const callOf = (name: string): TSESTree.Node | undefined =>
      findBelow(context, context.sourceCode.ast, 'all', (node) => {
        return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name
      })
    const [a, b] = [callOf('a'), callOf('b')]
    return a && b && [isOtherBranch(a, b), isOtherBranch(b, a)]
  })

test.each([
  ['if (own) a(); else b()', true],
  ['if (own) { work(a()) } else { if (other) b() }', true],
  ['own ? a() : b()', true],
  ['switch (kind) { case 1: a(); break; case 2: b() }', true],
  ['() => { if (own) { a(); return } b() }', true],
  ['() => { if (own) { if (other) a(); return } b() }', true],
  ['() => { if (own) { if (other) { a(); return } } b() }', true],
  ['a(); b()', false],
  ['if (own) a(); b()', false],
  ['if (own) { a(); b() }', false],
  ['if (a()) b()', false],
  ['a() ? b() : other()', false],
  ['switch (a()) { case 1: b() }', false],
  ['() => { if (other) return; a(); b() }', false],
])('does the one or the other: %s', (code, expected) => {
  expect(other(code)).toEqual([expected, expected])
})
