import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { fittingMapper } from '../../rules/edits/mapper-fit.ts'
import { ask } from '../code.ts'

it.each([
  { name: 'an arrow', code: 'RUN(async (x) => load(x))', fits: true },
  { name: 'item and index', code: 'RUN(async function (x, i) { return load(x, i) })', fits: true },
  { name: 'three parameters', code: 'RUN(async (x, i, xs) => load(x, i, xs))', fits: false },
  {
    name: 'a bound function whose first is given',
    code: 'async function load(a, x, i) {}\nRUN(load.bind(null, 1))',
    fits: true,
  },
  {
    name: 'a bound function that takes one more',
    code: 'async function load(a, x, i, xs) {}\nRUN(load.bind(null, 1))',
    fits: false,
  },
  {
    name: 'a bound function that awaits its item',
    code: 'async function load(a, x) { await x }\nRUN(load.bind(null, 1))',
    fits: false,
  },
  {
    name: 'arguments of an outer function',
    code: 'function f() { RUN(async (x) => load(arguments, x)) }',
    fits: true,
  },
  { name: 'its own arguments', code: 'RUN(async function () { return load(arguments) })', fits: false },
  { name: 'a loop that ends', code: 'RUN(async (x) => { for (;;) { if (await load(x)) break } })', fits: true },
  { name: 'a loop without end', code: 'RUN(async (x) => { for (;;) await load(x) })', fits: false },
  { name: 'an item that is chained', code: 'RUN((p) => p.then(load))', fits: false },
  { name: 'an item whose field is chained', code: 'RUN((x) => x.p.then(load))', fits: true },
  { name: 'an unknown function', code: 'RUN(load)', fits: false },
])('$name: $fits', ({ code, fits }) => {
  const found = ask(
    code,
    'CallExpression[callee.name="RUN"]',
    (context, call: TSESTree.CallExpression) =>
      fittingMapper(context, call.arguments[0] as TSESTree.Node) !== undefined,
  )
  expect(found).toBe(fits)
})
