import { expect, test } from 'vitest'
import { isOneOffTopic } from '../../rules/analysis/one-off-topics.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const oneOff = (code: string) =>
  ask(code, 'CallExpression[callee.name="take"]', (context, call) => repetitionsOf(context, call).some(isOneOffTopic))

test.each([
  ['bus.on(token, (m) => take(m))', true],
  ['bus.on(upload.token, (m) => take(m))', true],
  ['bus.on(requestId, (m) => take(m))', true],
  ['bus.on(channel, (m) => take(m))', false],
  ['bus.on(topic, (m) => take(m))', false],
  ['bus.on(sessionId, (m) => take(m))', false],
  ['bus.on("token", (m) => take(m))', false],
  ['bus.on(`lines:${token}`, (m) => take(m))', false],
  ['for (const m of token) take(m)', false],
])('%s: %s', (code, expected) => {
  expect(oneOff(code)).toBe(expected)
})
