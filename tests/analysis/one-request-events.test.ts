import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOfOneRequest } from '../../rules/analysis/one-request-events.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether the listener around the last `put()` takes what answers one request. */
const answers = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const repetition = repetitionsOf(context, call).at(-1)
    return repetition && isOfOneRequest(context, call, repetition)
  })

test.each([
  `function f(requestId) { ws.on('message', (m) => { if (m.requestId !== requestId) return; put(m.text) }) }`,
  `function f(id) { ws.on('message', (m) => { if (m.id === id) put(m.text) }) }`,
  `function f(id) { ws.on('message', (m) => { if (m.kind !== 'text' || m.id !== id) return; put(m.text) }) }`,
  `function f(id) { const take = (m) => { put(m) }; ws.on('message', (m) => { if (m.id === id) take(m) }) }`,
])('isOfOneRequest: %s', (code) => {
  expect(answers(code)).toBe(true)
})

test.each([
  `ws.on('message', (m) => put(m.text))`,
  `function f(id) { ws.on('message', (m) => { if (m.id === id) return; put(m.text) }) }`,
  `function f(id) { ws.on('message', (m) => { if (m.id === m.nextId) put(m.text) }) }`,
  `function f(kind) { ws.on('message', (m) => { if (m.kind === kind) put(m.text) }) }`,
  `async function f(id) { for await (const m of ms) { if (m.id === id) put(m) } }`,
])('isOfOneRequest: not %s', (code) => {
  expect(answers(code)).toBe(false)
})
