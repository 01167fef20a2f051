import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { addOption } from '../../rules/edits/add-option.ts'
import { edited } from './edited.ts'

it.each<[code: string, after: string | null]>([
  ['f(x)', 'f(x, { max: 1 })'],
  ['new F(x, {})', 'new F(x, { max: 1 })'],
  ['f(x, { a: 2 })', 'f(x, { max: 1, a: 2 })'],
  ['f(x, {\n  a: 2,\n  b: 3,\n})', 'f(x, {\n  max: 1,\n  a: 2,\n  b: 3,\n})'],
  ['f(x, {\n  ...a,\n})', 'f(x, {\n  max: 1,\n  ...a,\n})'],
  ['f(x, { a: 2,\n  b: 3 })', 'f(x, { max: 1, a: 2,\n  b: 3 })'],
  ['f(\n  x,\n)', 'f(\n  x,\n  { max: 1 },\n)'],
  ['f()', null],
  ['f(x, options)', null],
  ['f(x, { /* none */ })', null],
])('adds an option where there is a place for it: %s', (code, after) => {
  const once = (node: TSESTree.CallExpression) => !/max/.test(JSON.stringify(node.arguments[1], noParent) ?? '')
  const result = edited<TSESTree.CallExpression>(code, 'ExpressionStatement > *', (context, node) =>
    once(node) ? addOption(context, node, 1, 'max: 1') : null,
  )
  expect(result).toBe(after)
})

it('makes a call of a construction without one', () => {
  const result = edited<TSESTree.NewExpression>('new F', 'NewExpression[arguments.length=0]', (context, node) =>
    addOption(context, node, 0, 'max: 1'),
  )
  expect(result).toBe('new F({ max: 1 })')
})

function noParent(key: string, value: unknown): unknown {
  return key === 'parent' ? undefined : value
}
