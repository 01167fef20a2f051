import { describe, expect, test } from 'vitest'
import { functionOf, returnsOf } from '../../rules/analysis/functions.ts'
import { ask } from '../code.ts'

/** Whether the argument of `use(…)` is the function that returns `'found'`. */
const finds = (code: string) =>
  ask(code, 'CallExpression[callee.name="use"]', (context, call: { arguments: [never] }) => {
    const fn = functionOf(context, call.arguments[0])
    return fn ? returnsOf(context, fn).map((node) => context.sourceCode.getText(node)) : undefined
  })

describe('functionOf', () => {
  test.each([
    ['an arrow', `use(() => 'found')`],
    ['a function expression', `use(function () { return 'found' })`],
    ['a declared function', `use(f); function f() { return 'found' }`],
    ['a const', `const f = () => 'found'; use(f)`],
    ['an alias', `const f = () => 'found'; const g = f; use(g)`],
    ['a method', `class A { f() { return 'found' } g() { use(this.f) } }`],
    ['a bound method', `class A { f() { return 'found' } g() { use(this.f.bind(this)) } }`],
    ['an arrow field', `class A { f = () => 'found'; g() { use(this.f) } }`],
    ['a private method', `class A { #f() { return 'found' } g() { use(this.#f) } }`],
    [
      'a field that is bound in the constructor',
      `class A { constructor() { this.g = f.bind(null) } h() { use(this.g) } } function f() { return 'found' }`,
    ],
    ['a method of an object', `const o = { f() { return 'found' } }; use(o.f)`],
    ["an object's own method", `const o = { f() { return 'found' }, g() { use(this.f) } }`],
  ])('%s', (_, code) => {
    expect(finds(code)).toEqual([`'found'`])
  })

  test.each([
    ['an import', `import { f } from 'm'; use(f)`],
    ['a parameter', `function g(f) { use(f) }`],
    ['a name that is assigned again', `let f = () => 1; f = other; use(f)`],
    ['a field with two values', `class A { f = () => 1; g() { this.h = a; this.h = b; use(this.h) } }`],
    ['a call', `use(make())`],
  ])('silent on %s', (_, code) => {
    expect(finds(code)).toBeUndefined()
  })
})

test('returnsOf stays out of inner functions', () => {
  expect(finds(`use(() => { if (a) return 1; xs.map(() => { return 2 }); return 3 })`)).toEqual(['1', '3'])
})
