import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { usesOfPlace } from '../../rules/analysis/place-uses.ts'
import { fillAskedIn } from '../../rules/analysis/fill-tests.ts'
import { ask } from '../code.ts'

test.each([
  ['q.length === 0', 'none'],
  ['q.length == 0', 'none'],
  ['!q.length', 'none'],
  ['q.length > 0', 'some'],
  ['q.length !== 0', 'some'],
  ['q.length', 'some'],
  ['q.length > 3', undefined],
  ['!(q.length === 0)', undefined],
  ['other.length === 0', undefined],
  ['q.size === 0', undefined],
  ['open', undefined],
])('%s asks for %s', (code, expected) => {
  const found = ask(`const q = []; if (${code}) q.shift()`, 'IfStatement', (context, node: TSESTree.IfStatement) => {
    const taken = (node.consequent as TSESTree.ExpressionStatement).expression as TSESTree.CallExpression
    const uses = usesOfPlace(context, (taken.callee as TSESTree.MemberExpression).object)
    return fillAskedIn({ uses }, node.test)
  })
  expect(found).toBe(expected)
})
