import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isSum } from '../../rules/analysis/sums.ts'
import { ask } from '../code.ts'

test.each([
  ['let offset = 0; offset += length', true],
  ['let ratio = 0.5; ratio += step', true],
  ["let body = ''; body += chunk", false],
  ['let body; body += chunk', false],
  ['function f(total) { total += chunk }', false],
  ['this.offset += length', false],
])('%s: %s', (code, expected) => {
  const counts = ask(code, 'AssignmentExpression', (context, { left }: TSESTree.AssignmentExpression) =>
    isSum(context, left),
  )
  expect(counts).toBe(expected)
})
