import { describe, expect, it, test } from 'vitest'
import { limiterAtHand } from '../../rules/analysis/limiters-at-hand.ts'
import { ask } from '../code.ts'

const atHand = (code: string) => ask(code, 'Program', (context) => limiterAtHand(context))

test.each([
  ["import pLimit from 'p-limit'", 'p-limit'],
  ["import pMap from 'p-map'", 'p-map'],
  ["import PQueue from 'p-queue'", 'p-queue'],
  ["import async from 'async'", 'async'],
  ["const { queue } = require('async')", 'async'],
  ["import { Semaphore } from 'backpressure-runtime'", undefined],
  ["import { Sema } from 'async-sema'", 'async-sema'],
  ["import fs from 'node:fs'", undefined],
  ["import { Pool } from 'pg'", undefined],
  ["import { Worker } from 'bullmq'", undefined],
  ["import { limit } from './limit.ts'", undefined],
  ['const x = 1', undefined],
])('%s → %s', (code, expected) => {
  expect(atHand(code)?.module).toBe(expected)
})

describe('how it is written', () => {
  it('is told by the library', () => {
    expect(atHand("import pLimit from 'p-limit'")).toMatchObject({ isImported: true, remedy: { named: 'pLimit' } })
  })

  it('is not told where its version may be one that is called otherwise', () => {
    expect(atHand("import async from 'async'")?.remedy).toBe(undefined)
  })
})
