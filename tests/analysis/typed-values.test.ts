import { expect, test } from 'vitest'
import { typedPromise, typedTuple } from '../../rules/analysis/typed-values.ts'
import { ask, askTyped } from '../code.ts'

const WALK = 'CallExpression[callee.name="walk"]'
const declared = (type: string): string =>
  `declare function walk(x: unknown): void\nexport function f<T>(x: ${type}) { walk(x) }`

test.each([
  ['Promise<string>', true],
  ['PromiseLike<string> | undefined', true],
  ['string | Promise<string>', true],
  ['string', false],
  ['{ then: number }', true],
  ['any', undefined],
  ['unknown', undefined],
  ['Missing', undefined],
  ['T', undefined],
])('%s is a promise: %s', (type, expected) => {
  const found = askTyped(declared(type), WALK, (context, node: { arguments: [never] }) =>
    typedPromise(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})

test.each([
  ['[string, number]', true],
  ['readonly [string]', true],
  ['[string, ...number[]]', false],
  ['string[]', false],
  ['any', undefined],
])('%s is a tuple: %s', (type, expected) => {
  const found = askTyped(declared(type), WALK, (context, node: { arguments: [never] }) =>
    typedTuple(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})

test('without type information there is no answer', () => {
  ask(declared('string'), WALK, (context, node: { arguments: [never] }) => {
    expect([typedPromise(context, node.arguments[0]), typedTuple(context, node.arguments[0])]).toEqual([
      undefined,
      undefined,
    ])
  })
})
