import { describe, expect, test } from 'vitest'
import { callsOf, usesOf } from '../../rules/analysis/uses.ts'
import { ask } from '../code.ts'

/** Texts of what stands around each use of the function that calls `mark()`. */
function uses(code: string): string[] {
  return ask(code, ':function:has(CallExpression[callee.name="mark"])', (context, fn) =>
    usesOf(context, fn).map((use) => (use === fn ? 'itself' : context.sourceCode.getText(use.parent))),
  )
}

describe('usesOf', () => {
  test.each<[name: string, code: string, uses: string[]]>([
    ['an inline function', 'go(() => mark())', ['itself']],
    ['a declared one', 'function f() { mark() }\nf(1); on("x", f)', ['f(1)', 'on("x", f)']],
    ['a const', 'const f = () => mark()\nf(1)', ['f(1)']],
    ['a variable assigned later', 'let f\nf = () => mark()\nf(1)', ['f(1)']],
    ['a method', 'class C { f() { mark() } g() { this.f(1); other.f(2) } }', ['itself', 'this.f(1)']],
    ['a private method', 'class C { #f() { mark() } g() { this.#f(1) } }', ['itself', 'this.#f(1)']],
    [
      'a field that holds one',
      'class C { f = () => { mark() }; g() { const self = this; self.f(1) } }',
      ['itself', 'self.f(1)'],
    ],
    [
      'a field that is given one',
      'class C { g() { this.f = () => mark(); s.on("x", this.f) } h() { s.off("x", this.f) } }',
      ['itself', 's.on("x", this.f)', 's.off("x", this.f)'],
    ],
    [
      'a prototype method',
      'C.prototype.f = function () { mark() }\nD.prototype.g = function () { this.f(1) }',
      ['itself', 'this.f(1)'],
    ],
    [
      'a method of an object',
      'const o = { f() { mark() }, g() { this.f(1) } }\no.f(2); p.f(3)',
      ['itself', 'this.f(1)', 'o.f(2)'],
    ],
  ])('%s', (_, code, expected) => {
    expect(uses(code)).toEqual(expected)
  })
})

test('callsOf leaves out where the function is only handed over', () => {
  const calls = ask('function f() { mark() }\nf(1); on("x", f); f?.(2)', 'FunctionDeclaration', (context, fn) =>
    callsOf(context, fn).map((call) => context.sourceCode.getText(call)),
  )
  expect(calls).toEqual(['f(1)', 'f?.(2)'])
})
