import { expect, test } from 'vitest'
import { classAround, fieldsOf, methodOf } from '../../rules/analysis/classes.ts'
import { ask } from '../code.ts'

test('fieldsOf gathers declarations and all that is assigned', () => {
  const code = `class A {
    a = 1; #b
    constructor(private c: T, d) { this.d = d }
    f() { this.d = 2; const self = () => { this.e = 3 }; function g() { this.x = 4 } }
  }`
  const fields = ask(code, 'ClassDeclaration', (context, node) =>
    [...fieldsOf(node)].map(([name, f]) => [
      name,
      f.declaration?.type,
      ...f.values.map((v) => context.sourceCode.getText(v)),
    ]),
  )
  expect(fields).toEqual([
    ['a', 'PropertyDefinition', '1'],
    ['#b', 'PropertyDefinition'],
    ['c', 'TSParameterProperty'],
    ['d', undefined, 'd', '2'],
    ['e', undefined, '3'],
  ])
})

test.each([
  ['in a method', `class A { f() { here } }`, 'A'],
  ['in an arrow of a method', `class A { f() { xs.map(() => here) } }`, 'A'],
  ['in a field', `class A { f = () => here }`, 'A'],
  ['in a function with its own this', `class A { f() { xs.map(function () { here }) } }`, undefined],
  ['outside', `here`, undefined],
])('classAround %s', (_, code, expected) => {
  expect(ask(code, 'Identifier[name="here"]', (_, node) => classAround(node)?.id?.name)).toBe(expected)
})

test('methodOf finds methods and function fields, nothing computed', () => {
  const names = ask(`class A { f() {} g = () => {}; h = 1; [i]() {} }`, 'ClassDeclaration', (_, node) =>
    ['f', 'g', 'h', 'i'].map((name) => methodOf(node, name)?.type),
  )
  expect(names).toEqual(['FunctionExpression', 'ArrowFunctionExpression', undefined, undefined])
})
