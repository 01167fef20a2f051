import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { missingBufferLimitOf } from '../../rules/analysis/missing-buffer-limits.ts'
import { missingLimitOf } from '../../rules/analysis/missing-limits.ts'
import { insertBufferLimit, insertLimit } from '../../rules/edits/insert-limit.ts'
import { ask } from '../code.ts'

const isOffered = (code: string) =>
  ask(code, 'ExpressionStatement > *', (context, call: TSESTree.CallExpression) => {
    const missing = missingLimitOf(context, call)
    return missing && insertLimit(context, missing) !== null
  })

it.each([
  ["import async from 'async'; async.each(xs, f)", true],
  ["import each from 'async/each'; each(xs, f)", false],
  ["import PQueue from 'p-queue'; new PQueue", true],
  ["import PQueue from 'p-queue'; const o = {}; new PQueue(o)", false],
  ["import PQueue from 'p-queue'; new PQueue({ /* none */ })", false],
  ["import fastq from 'fastq'; fastq(f, Infinity)", true],
])('inserts a limit where there is a place for it: %s', (code, offered) => {
  expect(isOffered(code)).toBe(offered)
})

it.each([
  ["import { ReplaySubject } from 'rxjs'; new ReplaySubject", true],
  ["import { on } from 'events'; on(x, 'data')", true],
  ["import { on } from 'events'; const o = {}; on(x, 'data', o)", false],
  ["import { Queue } from 'effect'; Queue.unbounded()", true],
  ["import { PubSub } from 'effect'; PubSub.unbounded({ replay: 1 })", false],
  ["import { unbounded } from 'effect/Queue'; unbounded()", false],
])('inserts the limit of a buffer where there is a place for it: %s', (code, offered) => {
  const isOffered = ask(code, 'ExpressionStatement > *', (context, call: TSESTree.CallExpression) => {
    const missing = missingBufferLimitOf(context, call)
    return missing && insertBufferLimit(context, missing) !== null
  })
  expect(isOffered).toBe(offered)
})
