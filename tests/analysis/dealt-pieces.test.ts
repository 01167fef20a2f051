import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { dealsOut } from '../../rules/analysis/dealt-pieces.ts'
import { ask } from '../code.ts'

test.each([
  ['cut(rows, rows.length / pool)', true],
  ['cut(rows, Math.max(1, Math.ceil(rows.length / 8)))', true],
  ['const size = Math.ceil(rows.length / workers.length); cut(rows, size)', true],
  ['cut(rows, 100)', false],
  ['cut(rows, rows.length)', false],
  ['cut(rows, total / 8)', false],
  ['cut(rows, Math.min(rows.length, 8))', false],
  ['const size = size; cut(rows, size)', false],
  ['function f({ length: size }) { cut(rows, size) }', false],
])('%s: %s', (code, expected) => {
  const dealt = ask(code, 'CallExpression[callee.name="cut"]', (context, call: TSESTree.CallExpression) =>
    dealsOut(context, call),
  )
  expect(dealt).toBe(expected)
})
