import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { toMapLimit } from '../../rules/edits/map-limit.ts'
import { edited } from './edited.ts'

const IMPORT = /^import \{ mapLimit(?:Settled)? \} from 'backpressure-runtime';?\n\n/

const bounded = (code: string): string | undefined =>
  edited<TSESTree.CallExpression>(code, 'CallExpression[callee.property.name=/^all/]', (context, node) => {
    const [fanOut] = fanOutsOf(context, node)
    return fanOut ? toMapLimit(context, fanOut) : null
  })?.replace(IMPORT, '')

it.each([
  ['const ys = await Promise.all([...xs.map((x) => f(x))])', 'const ys = await mapLimit(xs, 10, (x) => f(x))'],
  ['await Promise.all([...xs.map((x) => f(x)), g()])', 'await Promise.all([mapLimit(xs, 10, (x) => f(x)), g()])'],
  [
    'await Promise.all([g(), ...xs.map((x) => f(x)), ...ys.map((y) => f(y))])',
    'await Promise.all([g(), mapLimit(xs, 10, (x) => f(x)), mapLimit(ys, 10, (y) => f(y))])',
  ],
  [
    'await Promise.allSettled([...xs.map(async (x) => f(x)), g()])',
    'await Promise.allSettled([mapLimitSettled(xs, 10, async (x) => f(x)), g()])',
  ],
])('%s', (code, output) => {
  expect(bounded(code)).toBe(output)
})

it.each([
  ['results that somebody reads', 'const all = await Promise.all([...xs.map((x) => f(x)), g()])'],
  ['a list that is kept', 'const ts = [...xs.map((x) => f(x)), g()]; await Promise.all(ts)'],
  ['a comment', 'await Promise.all([...xs /* these */.map((x) => f(x)), g()])'],
])('gives up: %s', (_, code) => {
  expect(bounded(code)).toBe(undefined)
})
