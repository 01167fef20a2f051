import { expect, it, test } from 'vitest'
import { namesOneOf, putNames } from '../../rules/analysis/put-names.ts'
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

const named = namesOneOf(() => new Set(['put', '$add']))

it.each([
  ['queue.put(job)', true],
  ['queue\n  .put<Job>(job)', true],
  ['queue.$add(job)', true],
  ['queue?.put(job)', true],
  ['queue.putAll(jobs)', false],
  ['put(job)', false],
])('sees whether a file names one of the methods: %s', (code, isNamed) => {
  expect(ask(code, 'Program', (context) => named(context))).toBe(isNamed)
})
