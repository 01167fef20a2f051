import { expect, test } from 'vitest'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import { nameOfFunction } from '../../rules/analysis/function-names.ts'
import { ask } from '../code.ts'

const nameOf = (code: string) => ask(code, ':function', (_, fn: FunctionNode) => nameOfFunction(fn))

test.each([
  ['function f() {}', 'f'],
  ['x = function g() {}', 'g'],
  ['const f = () => 1', 'f'],
  ['class A { m() {} }', 'm'],
  ['class A { #m = () => 1 }', '#m'],
  ['const o = { m: () => 1 }', 'm'],
  ['A.prototype.m = function () {}', 'm'],
  ['const { f = () => 1 } = o', undefined],
  ['list.map((x) => x)', undefined],
])('%s', (code, expected) => {
  expect(nameOf(code)).toBe(expected)
})
