import { expect, test } from 'vitest'
import { speaksOfData } from '../../rules/analysis/data-names.ts'
import { ask } from '../code.ts'

test.each([
  ['userIds', true],
  ['reply.rows', true],
  ['ordersById', true],
  ['tokensByChain', false],
  ['loadUsers()', true],
  ['groupByIds()', false],
  ['chunked', true],
  ['tables', false],
  ['this.cloudAddresses', false],
  ['brokerUrls', false],
  ['mailAddresses', true],
  ['[a, b]', false],
])('%s → %s', (code, expected) => {
  expect(ask(`(${code})`, 'ExpressionStatement > *', (_, node) => speaksOfData(node as never))).toBe(expected)
})
