import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isTypedByHand } from '../../rules/analysis/typed-by-hand.ts'
import { ask } from '../code.ts'

test.each([
  ['lines.prompt(); lines.on("line", f)', true],
  ['process.stdin.setRawMode(true); process.stdin.on("data", f)', true],
  ['lines.prompt(); others.on("line", f)', false],
  ['process.stdin.on("data", f)', false],
])('%s: %s', (code, expected) => {
  const typed = ask(
    code,
    'CallExpression[callee.property.name="on"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isTypedByHand(context, member.object),
  )
  expect(typed).toBe(expected)
})
