import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { boundOfCallers } from '../../rules/analysis/handed-bounds.ts'
import type { Bound } from '../../rules/analysis/facts.ts'
import { ask } from '../code.ts'

const sizeOf = (node: TSESTree.Node): Bound | undefined =>
  node.type === 'ArrayExpression' ? { why: 'literal', node, unit: 'items' } : undefined

const FEW = 'its callers hand in so few'

test.each([
  ['a function of the file', 'function f(xs) { walk(xs) } f([a, b])', FEW],
  ['a const', 'const f = (name, xs) => walk(xs); f(a, [b]); f(c, [d, e])', FEW],
  ['a private method', 'class A { #f(xs) { walk(xs) } g() { this.#f([a]) } }', FEW],
  ['arguments as a list', 'const f = (...xs) => walk(xs); f(a, b)', 'its callers write it out'],
  ['nobody calls it', 'function f(xs) { walk(xs) }', undefined],
  ['one hands in another', 'function f(xs) { walk(xs) } f([a]); f(ys)', undefined],
  ['one hands in nothing', 'function f(xs) { walk(xs) } f([a]); f()', undefined],
  ['one spreads', 'function f(name, xs) { walk(xs) } f(...args, [a])', undefined],
  ['it is handed on as a value', 'function f(xs) { walk(xs) } f([a]); bus.on("rows", f)', undefined],
  ['others can import it', 'export function f(xs) { walk(xs) } f([a])', undefined],
  ['others can import it by name', 'function f(xs) { walk(xs) } f([a]); export { f }', undefined],
  ['others can require it', 'const f = (xs) => walk(xs); f([a]); module.exports = { f }', undefined],
  ['a method that others can call', 'class A { f(xs) { walk(xs) } g() { this.f([a]) } }', undefined],
  ['a part of the parameter', 'function f({ xs }) { walk(xs) } f([a])', undefined],
])('%s', (_, code, expected) => {
  const bound = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [TSESTree.Identifier] }) =>
    boundOfCallers(context, node.arguments[0], sizeOf),
  )
  expect(bound).toBe(expected)
})
