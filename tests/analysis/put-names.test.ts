import { expect, test } from 'vitest'
import { putNames } from '../../rules/analysis/put-names.ts'
import { ask } from '../code.ts'

const waiting = putNames((fact) => fact.waitsForRoom === true)
const ofQueues = putNames((_, thing) => thing.kinds.includes('queue'))

test('names the methods whose facts fit', () => {
  const names = ask('0', 'Program', (context) => [waiting(context), ofQueues(context)] as const)
  expect([...names[0]]).toEqual(expect.arrayContaining(['put', 'acquire']))
  expect(names[0].has('tryPut')).toBe(false)
  expect([...names[1]]).toEqual(expect.arrayContaining(['put', 'tryPut']))
})

test('finds them once for the same settings', () => {
  const [first, second] = ask('0', 'Program', (context) => [waiting(context), waiting(context)] as const)
  expect(second).toBe(first)
})
