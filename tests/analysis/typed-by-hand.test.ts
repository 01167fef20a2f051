import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isTypedByHand, isTypedInto } from '../../rules/analysis/typed-by-hand.ts'
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

test.each([
  ['shellStream.on(x)', true],
  ['this.pty.on(x)', true],
  ['state.remoteTerminal.on(x)', true],
  ['out.on(x)', false],
  ['shell.stdout.on(x)', false],
])('%s is typed into: %s', (code, expected) => {
  const typed = ask(
    code,
    'CallExpression[callee.property.name="on"] > MemberExpression',
    (_, member: TSESTree.MemberExpression) => isTypedInto(member.object),
  )
  expect(typed).toBe(expected)
})
