import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { brokerHandlerOf, flowListenerOf } from '../../rules/analysis/flow-listeners.ts'
import { ask } from '../code.ts'

const CALL = 'CallExpression:matches([callee.property.name="on"], [callee.property.name="once"])'

test.each([
  ["source.on('data', (chunk) => {})", 'data'],
  ["rl.on('line', f); function f() {}", 'line'],
  ["source.once('data', (chunk) => {})", undefined],
  ["source.on('end', () => {})", undefined],
  ['source.on(event, () => {})', undefined],
  ["source.on('data', imported)", undefined],
  ["window.on('data', () => {})", undefined],
  ["rl.on('line', () => {}); rl.prompt()", undefined],
  ["source.on('data', (x, done) => {})", undefined],
  ["source.on('data', (x, y) => {})", 'data'],
  ["source.on('data', () => { source.off('end', f) })", 'data'],
  ["source.on('data', () => { source.off('data', f) })", undefined],
])('%s → %s', (code, event) => {
  const found = ask(code, CALL, (context, call: TSESTree.CallExpression) => flowListenerOf(context, call, false)?.event)
  expect(found).toBe(event)
})

test("'message' counts where it is asked for and the source is known", () => {
  const event = (code: string, messages: boolean): string | undefined =>
    ask(code, CALL, (context, call: TSESTree.CallExpression) => flowListenerOf(context, call, messages)?.event)
  const known = "import { WebSocket } from 'ws'; new WebSocket(url).on('message', () => {})"
  expect(event(known, true)).toBe('message')
  expect(event(known, false)).toBeUndefined()
  expect(event("socket.on('message', () => {})", true)).toBeUndefined()
})

test.each([
  ['consumer.run({ eachMessage: async () => {} })', true],
  ['consumer.run({ eachBatch() {} })', true],
  ['const options = { handleMessage: async () => {} }', true],
  ['Consumer.create({ handleMessage: async () => {} })', true],
  ['defineStore({ actions: { async handleMessage() {} } })', false],
  ['module.exports = { async handleMessage() {} }', false],
  ['consumer.run({ eachThing: async () => {} })', false],
  ["import { Worker } from 'bullmq'; new Worker('q', async () => {})", true],
  ["import { Worker } from 'worker_threads'; new Worker('q', async () => {})", false],
])('%s has a handler of a broker: %s', (code, expected) => {
  let found = false
  ask(code, ':matches(Property, NewExpression, Program)', (context, node: TSESTree.Node) => {
    if (node.type === 'Property' || node.type === 'NewExpression') found ||= !!brokerHandlerOf(context, node)
  })
  expect(found).toBe(expected)
})
