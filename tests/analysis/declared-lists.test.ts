import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { bindingOf } from '../../rules/analysis/bindings.ts'
import { takesAnyWords } from '../../rules/analysis/declared-lists.ts'
import { ask } from '../code.ts'

test.each([
  ['const f = (xs: string[]) => walk(xs)', true],
  ['const f = (xs: readonly number[] = []) => walk(xs)', true],
  ['const f = (xs: Iterable<string>) => walk(xs)', true],
  ['/** @param {string[]} xs */\nfunction f(xs) { walk(xs) }', true],
  ['/** @param {Array<number>} [xs] */\nfunction f(xs) { walk(xs) }', true],
  ['const f = (xs: Region[]) => walk(xs)', false],
  ['const f = (xs: ("eu" | "us")[]) => walk(xs)', false],
  ['const f = (xs: Map<string, string>) => walk(xs)', false],
  ['const f = (xs: string) => walk(xs)', false],
  ['const f = (xs) => walk(xs)', false],
  ['/** @param {Region[]} xs */\nfunction f(xs) { walk(xs) }', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, call: TSESTree.CallExpression) => {
    const binding = bindingOf(context, call.arguments[0] as TSESTree.Identifier)
    return binding?.from === 'parameter' && takesAnyWords(context, binding)
  })
  expect(found).toBe(expected)
})
