import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { unreachedDrainOf } from '../../rules/analysis/unreached-drains.ts'
import { ask } from '../code.ts'

const isUnreached = (code: string) =>
  ask(code, 'CallExpression[arguments.0.value="drain"]', (context, call: TSESTree.CallExpression) => {
    return unreachedDrainOf(context, call) !== undefined
  })

test.each([
  ['one item an event', `out.on('drain', () => { out.write(q.shift()) })`, true],
  ['through a function', `const put = (x) => { out.write(x) }; out.on('drain', () => { put(q.shift()) })`, true],
  ['all of it', `out.on('drain', () => { while (q.length) out.write(q.shift()) })`, false],
  ['the answer is kept', `out.on('drain', () => { ok = out.write(q.shift()) })`, false],
  ['another sink', `out.on('drain', () => { log.write(q.shift()) })`, false],
  ['nothing taken', `out.on('drain', () => { out.write(head) })`, false],
])('%s: %s', (_, code, expected) => {
  expect(isUnreached(code)).toBe(expected)
})
