import { expect, test } from 'vitest'
import { isArray } from '../../rules/analysis/array-values.ts'
import { ask } from '../code.ts'

test.each([
  ['walk([a, b])', true],
  ['walk(text.split(","))', true],
  ['walk(Object.keys(x))', true],
  ['walk(await xs.filter(f))', true],
  ['const list = xs.map(f); walk(list)', true],
  ['const g = (list: readonly string[]) => walk(list)', true],
  ['const g = (list: Array<string>) => walk(list)', true],
  ['let list = xs.map(f); list = new Map(); walk(list)', false],
  ['walk(new Map())', false],
  ['const g = (list: Map<string, number>) => walk(list)', false],
  ['const g = (list) => walk(list)', false],
  ['const g = ({ list }: { list: string[] }) => walk(list)', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    isArray(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})
