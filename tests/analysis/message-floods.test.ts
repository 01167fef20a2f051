import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { messageFloodOf } from '../../rules/analysis/message-floods.ts'
import { ask } from '../code.ts'

const kind = (code: string) =>
  ask(
    `import { parentPort } from 'node:worker_threads'; ${code}`,
    'CallExpression[callee.property.name="postMessage"]',
    (context, call: TSESTree.CallExpression) => messageFloodOf(context, call)?.reason.kind,
  )

it.each([
  ['for (const row of rows) parentPort.postMessage(row)', 'loop'],
  ['rows.forEach((row) => parentPort.postMessage(row))', 'per-item'],
  ['for await (const row of rows) parentPort.postMessage(row)', 'for-await'],
  ['setInterval(() => parentPort.postMessage(now()), 16)', 'timer'],
  ['setInterval(() => parentPort.postMessage(now()), 500)', undefined],
  ['for (const row of [1, 2]) parentPort.postMessage(row)', undefined],
  ['for (const batch of batches) parentPort.postMessage(batch)', undefined],
  ['async () => { for (const row of rows) { parentPort.postMessage(row); await next() } }', undefined],
  ['for (const row of rows) { inFlight++; parentPort.postMessage(row) }', undefined],
  ['parentPort.postMessage(rows)', undefined],
])('finds messages that flood the other side: %s', (code, found) => {
  expect(kind(code)).toBe(found)
})
