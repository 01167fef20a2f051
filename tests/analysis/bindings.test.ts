import { describe, expect, test } from 'vitest'
import { bindingOf } from '../../rules/analysis/bindings.ts'
import { ask } from '../code.ts'

/** Where `x` comes from, at its last use: `use(x)`. */
function from(code: string) {
  return ask(code, 'CallExpression[callee.name="use"] > Identifier[name="x"]', (context, id) => {
    const binding = bindingOf(context, id)
    if (!binding) return undefined
    switch (binding.from) {
      case 'import':
        return `import ${binding.module} ${binding.path.join('.')}`.trim()
      case 'global':
        return `global ${binding.name}`
      case 'parameter':
        return `parameter ${binding.index} ${binding.path.join('.')}`.trim()
      case 'variable':
        return `variable ${binding.path.join('.')}`.trim()
      default:
        return binding.from
    }
  })
}

describe('bindingOf', () => {
  test.each([
    ['a named import', `import { x } from 'm'; use(x)`, 'import m x'],
    ['a renamed import', `import { y as x } from 'm'; use(x)`, 'import m y'],
    ['a string-named import', `import { 'y-z' as x } from 'm'; use(x)`, 'import m y-z'],
    ['a default import', `import x from 'm'; use(x)`, 'import m default'],
    ['a namespace', `import * as x from 'm'; use(x)`, 'import m'],
    ['import = require', `import x = require('m'); use(x)`, 'import m'],
    ['a global', `use(x)`, 'global x'],
    ['a parameter', `function f(a, x) { use(x) }`, 'parameter 1'],
    ['a parameter with a default', `function f(x = 1) { use(x) }`, 'parameter 0'],
    ['a destructured parameter', `const f = ({ a: { x } }) => use(x)`, 'parameter 0 a.x'],
    ['a rest parameter', `function f(a, ...x) { use(x) }`, 'parameter 1 ...'],
    ['the rest of an array', `const [a, ...x] = v; use(x)`, 'variable 1....'],
    ['a parameter property', `class A { constructor(private x: T) { use(x) } }`, 'parameter 0'],
    ['a const', `const x = 1; use(x)`, 'variable'],
    ['a destructured const', `const { a: [, x] } = v; use(x)`, 'variable a.1'],
    ['a rest element', `const { a, ...x } = v; use(x)`, 'variable'],
    ['a function', `function x() {} use(x)`, 'function'],
    ['a class', `class x {} use(x)`, 'class'],
    ['a caught error', `try {} catch (x) { use(x) }`, 'catch'],
    ['the inner one of two', `import x from 'm'; function f(x) { use(x) }`, 'parameter 0'],
  ])('%s', (_, code, expected) => {
    expect(from(code)).toBe(expected)
  })

  test('a computed key is no path', () => {
    expect(from(`const { [k]: x } = v; use(x)`)).toBeUndefined()
  })
})
