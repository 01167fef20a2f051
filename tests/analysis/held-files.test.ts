import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { holdsContents } from '../../rules/analysis/held-files.ts'
import { ask } from '../code.ts'

test.each([
  ['files.map(async (file) => send(await file.content.arrayBuffer()))', true],
  ['files.map(({ name, data }) => send(name, data))', true],
  ['files.map((file) => save(() => file?.buffer))', true],
  ['files.map((file) => load(file.path))', false],
  ['files.map((file) => load(other.data))', false],
  ['files.map(({ path }) => load(path))', false],
  ['files.map(load)', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="map"]', (context, call: TSESTree.CallExpression) =>
    holdsContents(context, call.arguments[0] as TSESTree.Node),
  )
  expect(found).toBe(expected)
})
