import { expect, test } from 'vitest'
import { isOfEdge } from '../../rules/analysis/edge-code.ts'
import { ask } from '../code.ts'

test.each([
  ['const { 0: client } = new WebSocketPair()', true],
  ["import { DurableObject } from 'cloudflare:workers'", true],
  ["import type { ExecutionContext } from '@cloudflare/workers-types/experimental'", true],
  ['class WebSocketPair {}; new WebSocketPair()', false],
  ['new WebSocket(url)', false],
  ["import { Worker } from 'node:worker_threads'", false],
])('%s: %s', (code, expected) => {
  expect(ask(code, 'Program', (context) => isOfEdge(context))).toBe(expected)
})
