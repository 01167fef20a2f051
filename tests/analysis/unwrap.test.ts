import { expect, test } from 'vitest'
import { outer, unwrap } from '../../rules/analysis/unwrap.ts'
import { ask } from '../code.ts'

test.each([
  ['x as T', 'Identifier'],
  ['x!', 'Identifier'],
  ['x satisfies T', 'Identifier'],
  ['a?.b', 'MemberExpression'],
  ['await x', 'AwaitExpression'],
])('unwrap(%s) is a %s', (code, expected) => {
  expect(ask(code, 'ExpressionStatement', (_, node: { expression: never }) => unwrap(node.expression).type)).toBe(
    expected,
  )
})

test('unwrap looks beneath await when asked', () => {
  expect(ask('await (x as T)', 'AwaitExpression', (_, node) => unwrap(node, { awaits: true }).type)).toBe('Identifier')
})

test('outer skips what does not change the value', () => {
  expect(ask('f((x as T)!)', 'Identifier[name="x"]', (_, node) => outer(node)?.type)).toBe('CallExpression')
})
