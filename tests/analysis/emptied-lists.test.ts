import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isEmptied, isTakenOff } from '../../rules/analysis/emptied-lists.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

test.each([
  ['xs.forEach((x) => put(x)); xs = []', true],
  ['this.xs.forEach((x) => put(x)); this.xs.length = 0', true],
  ['this.xs[i].forEach((x) => put(x)); this.xs[i] = []', true],
  ['xs.splice(0).forEach((x) => put(x))', true],
  ['this.pending.forEach((x) => put(x))', true],
  ['const all = [...this.sendQueue]; all.forEach((x) => put(x))', true],
  ['pendingRef.current.forEach((x) => put(x))', true],
  ['this.#calls.forEach((x) => put(x))', true],
  ['callers.current.forEach((x) => put(x))', false],
  ['xs.forEach((x) => put(x))', false],
  ['xs.forEach((x) => put(x)); ys = []', false],
  ['this.xs[i].forEach((x) => put(x)); this.xs[j] = []', false],
])('%s empties: %s', (code, expected) => {
  const emptied = ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [walk] = repetitionsOf(context, call)
    const callee = walk?.node.type === 'CallExpression' ? walk.node.callee : undefined
    return walk && callee?.type === 'MemberExpression' && isEmptied(context, callee.object, walk)
  })
  expect(emptied).toBe(expected)
})

test.each([
  ['const m = queue.shift(); put(m)', true],
  ['const m = read(); put(m)', false],
])('%s takes off: %s', (code, expected) => {
  const taken = ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) =>
    call.arguments.some((item) => isTakenOff(context, item)),
  )
  expect(taken).toBe(expected)
})
