import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { givenLimit } from '../../rules/analysis/given-limits.ts'
import type { BoundPlace } from '../../rules/knowledge/schema.ts'
import { ask } from '../code.ts'

const OPTION: BoundPlace = { argument: 1, option: 'max', or: ['rate'], unit: 'tasks', absent: 'unbounded' }
const NUMBER: BoundPlace = { argument: 'last', unit: 'tasks', absent: 'refused' }

const given = (code: string, place: BoundPlace) =>
  ask(code, 'CallExpression[callee.name="f"]', (context, call: TSESTree.CallExpression) => {
    const limit = givenLimit(context, call, place)
    return limit && [limit.is, ...(limit.amount === undefined ? [] : [limit.amount])].join(' ')
  })

it.each([
  ['nothing', 'f(a)', 'absent'],
  ['undefined', 'f(a, undefined)', 'absent'],
  ['a callback', 'f(a, () => {})', 'absent'],
  ['other options', 'f(a, { min: 1 })', 'absent'],
  ['an option', 'f(a, { max: 2 })', 'given 2'],
  ['an option of elsewhere', 'f(a, { max: size })', 'given'],
  ['a name that may hold options', 'f(a, options)', undefined],
  ['options in a const', 'const o = { max: 1e9 }; f(a, o)', 'given 1000000000'],
  ['options that somebody sets later', 'const o = {}; o.max = 2; f(a, o)', undefined],
  ['a spread before', 'f(a, { ...o, max: Infinity })', 'infinite Infinity'],
  ['a spread', 'f(a, { ...o })', undefined],
  ['arguments that are spread', 'f(...a)', undefined],
  ['another option that limits too', 'f(a, { rate: 3 })', 'given'],
])('reads an option: %s', (_, code, limit) => {
  expect(given(code, OPTION)).toBe(limit)
})

it.each([
  ['a number', 'f(a, 4)', 'given 4'],
  ['a name', 'f(a, size)', 'given'],
  ['the largest integer', 'f(a, Number.MAX_SAFE_INTEGER)', 'infinite 9007199254740991'],
])('reads a number: %s', (_, code, limit) => {
  expect(given(code, NUMBER)).toBe(limit)
})
