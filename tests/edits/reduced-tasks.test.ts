import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { toMapLimit } from '../../rules/edits/map-limit.ts'
import { edited } from './edited.ts'

const IMPORT = /^import \{ mapLimit \} from 'backpressure-runtime';?\n\n/

const bounded = (code: string, head = 'async function f(xs: string[]) '): string | undefined =>
  edited<TSESTree.CallExpression>(
    `${head}{ ${code} }`,
    'CallExpression[callee.property.name=/^all/]',
    (context, node) => {
      const [fanOut] = fanOutsOf(context, node)
      return fanOut ? toMapLimit(context, fanOut) : null
    },
  )
    ?.replace(IMPORT, '')
    .slice(head.length + 2, -2)

it.each([
  [
    'return Promise.all(xs.reduce((ts, x) => { ts.push(go(x)); return ts }, []))',
    'return mapLimit(xs, 10, (x) => go(x))',
  ],
  ['return Promise.all(xs.reduce((ts, { a }) => [...ts, go(a)], []))', 'return mapLimit(xs, 10, ({ a }) => go(a))'],
])('%s', (code, output) => {
  expect(bounded(code)).toBe(output)
})

it.each([
  'return Promise.all(xs.reduce((ts, x) => { if (x) ts.push(go(x)); return ts }, []))',
  'return Promise.all(xs.reduce((ts, x) => { ts.push(go(x, ts.length)); return ts }, []))',
  'return Promise.all(xs.reduce((ts, x, i) => [...ts, go(i)], []))',
  'return Promise.all(xs.reduce((ts, x) => [...ts, go(x)], [first()]))',
  'return Promise.all(xs.reduce((ts, x) => [...ts, go(x), go(x)], []))',
  'return Promise.all(xs.reduce((ts, x) => [...ts, /* why */ go(x)], []))',
  'return Promise.allSettled(xs.reduce((ts, x) => [...ts, go(x)], []))',
])('gives up: %s', (code) => {
  expect(bounded(code)).toBe(undefined)
})

it('gives up over what may be no array, and where a throw would come otherwise', () => {
  const code = 'return Promise.all(xs.reduce((ts, x) => [...ts, go(x)], []))'
  expect(bounded(code, 'async function f(xs) ')).toBe(undefined)
  expect(bounded(code, 'function f(xs: string[]) ')).toBe(undefined)
})
