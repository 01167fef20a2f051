import { expect, test } from 'vitest'
import { promiseOf } from '../../rules/analysis/promise-chains.ts'
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
