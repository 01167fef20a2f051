import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOfAddresses } from '../../rules/analysis/address-lists.ts'
import { ask } from '../code.ts'

test.each([
  ['const f = (xs: string[]) => xs.map((x) => fetch(x))', true],
  ['const f = (xs: string[]) => xs.map(async (x) => (await fetch(`${x}/health`)).ok)', true],
  ['const f = (xs: string[]) => xs.map((x) => fetch(x + "/health"))', true],
  ['/** @param {string[]} xs */\nfunction f(xs) { return xs.map((x) => fetch(x)) }', true],
  ['const f = (xs: string[]) => xs.map((x) => fetch(`https://${x}.example.com`))', true],
  ['const f = (xs: string[]) => xs.map((x) => fetch(`/api/${x}`))', false],
  ['const f = (xs: string[]) => xs.map((x) => load(x))', false],
  ['const f = (xs: Host[]) => xs.map((x) => fetch(x))', false],
  ['const f = (xs) => xs.map((x) => fetch(x))', false],
  ['const f = (xs: string[]) => xs.map(fetch)', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="map"]', (context, call: TSESTree.CallExpression) => {
    const { object } = call.callee as TSESTree.MemberExpression
    return isOfAddresses(context, object, call.arguments[0] as TSESTree.Node)
  })
  expect(found).toBe(expected)
})
