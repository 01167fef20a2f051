import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { isOneValue, pipedInto, valuesOf } from '../../rules/analysis/piped-values.ts'
import { ask } from '../code.ts'

const values = (code: string) =>
  ask(
    `import { from, fromEvent, pipe, take } from 'rxjs'; import { Stream } from 'effect'; ${code}`,
    'CallExpression[callee.name="each"]',
    (context, call: TSESTree.CallExpression) => {
      const piped = pipedInto(call)
      const found = piped && valuesOf(context, piped)
      return found && context.sourceCode.getText(found)
    },
  )

it.each([
  ['a collection', 'from(users).pipe(filter(g), each(f))', 'users'],
  ['an array', 'const f = (x: string[]) => from(x).pipe(each(f))', 'x'],
  ['a const', 'const users$ = from(users).pipe(map(g)); users$.pipe(each(f))', 'users'],
  ['a function that pipes', 'pipe(Stream.fromIterable(users), each(f))', 'users'],
  ['events', "fromEvent(x, 'data').pipe(each(f))", "fromEvent(x, 'data')"],
  ['a promise', 'from(load()).pipe(each(f))', undefined],
  ['a name for one', 'from(user).pipe(each(f))', undefined],
  ['few', 'from(users).pipe(take(3), each(f))', undefined],
  ['few before a const', 'const users$ = from(users).pipe(take(3)); users$.pipe(each(f))', undefined],
  ['no pipe', 'each(f)', undefined],
  ['a source from outside', 'users$.pipe(each(f))', undefined],
])('finds what runs through an operator: %s', (_, code, found) => {
  expect(values(code)).toBe(found)
})

it.each([
  ['a request', 'http.get(url).pipe(each(f))', true],
  ['a promise', 'from(load()).pipe(each(f))', true],
  ['few', 'users$.pipe(take(1), each(f))', true],
  ['a collection', 'from(users).pipe(each(f))', false],
  ['a source from outside', 'users$.pipe(each(f))', false],
  ['no pipe', 'each(f)', false],
])('sees that one value comes: %s', (_, code, isOne) => {
  expect(
    ask(
      `import { from, take } from 'rxjs'; ${code}`,
      'CallExpression[callee.name="each"]',
      (context, call: TSESTree.CallExpression) => isOneValue(context, call),
    ),
  ).toBe(isOne)
})
