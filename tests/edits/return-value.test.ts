import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { functionAround } from '../../rules/analysis/functions.ts'
import { returnValue } from '../../rules/edits/return-value.ts'
import { edited } from './edited.ts'

const returned = (code: string) =>
  edited(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const fn = functionAround(call)
    return fn ? returnValue(context, call, fn) : null
  })

test.each([
  ['the only statement', `function f(x) { s.write(x) }`, `function f(x) { return s.write(x) }`],
  ['the last one', `const f = (x) => { count(); s.write(x) }`, `const f = (x) => { count(); return s.write(x) }`],
  ['not the last one', `function f(x) { s.write(x); count() }`, null],
  ['another way out', `function f(x) { if (gone) return; s.write(x) }`, null],
  ['another answer', `function f(x) { if (gone) return 1; s.write(x) }`, null],
  ['a declared answer', `function f(x): void { s.write(x) }`, null],
  ['a branch', `function f(x) { if (open) s.write(x) }`, null],
])('%s', (_, code, output) => {
  expect(returned(code)).toBe(output)
})
