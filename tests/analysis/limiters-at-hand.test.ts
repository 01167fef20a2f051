import { expect, test } from 'vitest'
import { limiterAtHand } from '../../rules/analysis/limiters-at-hand.ts'
import { ask } from '../code.ts'

test.each([
  ["import pLimit from 'p-limit'", 'p-limit'],
  ["import pMap from 'p-map'", 'p-map'],
  ["import PQueue from 'p-queue'", 'p-queue'],
  ["import { Semaphore } from 'backpressure-runtime'", null],
  ["import fs from 'node:fs'", null],
  ["import { limit } from './limit.ts'", null],
  ['const x = 1', null],
])('%s → %s', (code, expected) => {
  expect(ask(code, 'Program', (context) => limiterAtHand(context))).toBe(expected)
})
