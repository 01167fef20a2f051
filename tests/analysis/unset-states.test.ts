import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOfUnsetState } from '../../rules/analysis/unset-states.ts'
import { ask } from '../code.ts'

const isUnset = (more: string, table = 'const STATE = { idle: 0, waiting: 1, open: 2 }'): boolean =>
  ask(
    `${table}; class Link { constructor() { this.state = STATE.idle } ${more} }`,
    'CallExpression[callee.name="work"]',
    (context, call: TSESTree.CallExpression) => isOfUnsetState(context, call),
  )

const take = (test: string): string => `take() { if (${test}) { work() } }`

test('is never reached', () => {
  expect(isUnset(take('this.state === STATE.waiting'))).toBe(true)
  expect(isUnset(`${take('this.state === STATE.waiting')} open() { this.state = STATE.open }`)).toBe(true)
})

test.each([
  `${take('this.state === STATE.waiting')} wait() { this.state = STATE.waiting }`,
  `${take('this.state === STATE.waiting')} set(state) { this.state = state }`,
  `${take('this.state === STATE.waiting')} show() { return STATE }`,
  `state = STATE.waiting; ${take('this.state === STATE.waiting')}`,
  take('this.state === STATE.idle'),
  take('this.state !== STATE.waiting'),
  take('this.kind === STATE.waiting'),
  take('other.state === STATE.waiting'),
  'take() { if (this.state === STATE.waiting) return; work() }',
  'take() { if (this.state === STATE.waiting) { done() } else { work() } }',
])('may be reached: %s', (more) => {
  expect(isUnset(more)).toBe(false)
})

test('a table may be exported, and is one of this file', () => {
  const test = take('this.state === STATE.waiting')
  expect(isUnset(test, 'export const STATE = { idle: 0, waiting: 1 }')).toBe(true)
  expect(isUnset(test, 'const STATE = { idle: 0, waiting: 1 }; module.exports = { STATE }')).toBe(true)
  expect(isUnset(test, 'const STATE = { idle: 0, waiting: 1 }; start(STATE)')).toBe(false)
  expect(isUnset(test, "import { STATE } from './state'")).toBe(false)
})
