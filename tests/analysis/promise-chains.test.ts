import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { baseOf, promiseBefore, promiseOf } from '../../rules/analysis/promise-chains.ts'
import { ask } from '../code.ts'

test.each<[code: string, expected: string]>([
  ['f()', 'f()'],
  ['f().catch(log)', 'f().catch(log)'],
  ['f().catch(log).finally(end)', 'f().catch(log).finally(end)'],
  ['f().then(g)', 'f()'],
  ['f().size', 'f()'],
])('%s', (code, expected) => {
  expect(
    ask(code, 'CallExpression[callee.name="f"]', (context, call: never) => context.sourceCode.getText(promiseOf(call))),
  ).toBe(expected)
})

test.each<[code: string, expected: string]>([
  ['f()', 'f()'],
  ['f().then(g).catch(log)', 'f()'],
  ['a.f().finally(g)', 'a.f()'],
  ['f().map(g)', 'f().map(g)'],
  ['p.then(g)', 'p.then(g)'],
])('%s begins with %s', (code, expected) => {
  const found = ask(code, 'ExpressionStatement > CallExpression', (context, call: TSESTree.CallExpression) =>
    context.sourceCode.getText(baseOf(call)),
  )
  expect(found).toBe(expected)
})

test.each<[code: string, expected: string | undefined]>([
  ['rows().then((x) => x)', 'rows()'],
  ['rows().catch((x) => x)', undefined],
  ['walk((x) => x)', undefined],
])('%s hands its function the value of %s', (code, expected) => {
  const found = ask(code, 'ArrowFunctionExpression', (context, fn: TSESTree.ArrowFunctionExpression) => {
    const promise = promiseBefore(fn)
    return promise && context.sourceCode.getText(promise)
  })
  expect(found).toBe(expected)
})
