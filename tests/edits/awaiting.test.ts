import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { canAwait } from '../../rules/edits/awaiting.ts'
import { ask } from '../code.ts'

it.each([
  { name: 'an async function', code: 'async function f() { HERE }', answer: true },
  { name: 'a loop of an async arrow', code: 'async () => { for (const x of xs) { HERE } }', answer: true },
  { name: 'an async method', code: 'class A { async f() { HERE } }', answer: true },
  { name: 'a function', code: 'function f() { HERE }', answer: false },
  { name: 'a generator', code: 'function* f() { HERE }', answer: false },
  { name: 'a callback in an async function', code: 'async () => xs.map((x) => HERE)', answer: false },
  { name: 'a parameter default', code: 'async function f(a = HERE) {}', answer: false },
  { name: 'a field', code: 'async () => class { a = HERE }', answer: false },
  { name: 'a static block', code: 'async () => class { static { HERE } }', answer: false },
  { name: 'the top of a file', code: 'async () => { await a }\nHERE', answer: false },
  { name: 'the top of a module that awaits there', code: 'const a = await b\nif (a) HERE', answer: true },
])('$name: $answer', ({ code, answer }) => {
  expect(ask(code, 'Identifier[name="HERE"]', (context, node: TSESTree.Identifier) => canAwait(context, node))).toBe(
    answer,
  )
})
