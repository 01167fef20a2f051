import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOfLabels } from '../../rules/analysis/labelled-messages.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether `put()` is given labels alone of what the listener around gets. */
const labels = (item: string) =>
  ask(
    `s.on('data', (frame) => { const id = frame.id ?? ''; put(${item}) })`,
    'CallExpression[callee.name="put"]',
    (context, call: TSESTree.CallExpression) => {
      const [reason] = repetitionsOf(context, call)
      return reason && isOfLabels(context, call.arguments[0] as TSESTree.Node, reason)
    },
  )

test.each([
  `JSON.stringify({ type: 'ack', id })`,
  `{ type: KIND, id: frame.id, index: frame.index }`,
  `pack({ type: 'ready' })`,
])('isOfLabels: %s', (item) => {
  expect(labels(item)).toBe(true)
})

test.each([
  'frame',
  'JSON.stringify(frame)',
  'JSON.stringify({ id, frame })',
  '{ ...frame }',
  `{ type: 'text', text: frame.text }`,
  '{ id: frame }',
])('isOfLabels: not %s', (item) => {
  expect(labels(item)).toBe(false)
})
