import { expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { isNoValue } from '../../rules/analysis/no-value.ts'
import { ask } from '../code.ts'

test.each([
  ['null', true],
  ['undefined', true],
  ['null as never', true],
  ['0', false],
  [`''`, false],
  ['x', false],
  ['void 0', false],
])('%s: %s', (code, expected) => {
  const answer = ask(`f(${code})`, 'CallExpression', (_, { arguments: [argument] }: TSESTree.CallExpression) =>
    isNoValue(argument as TSESTree.Node),
  )
  expect(answer).toBe(expected)
})
