import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { looksAtRoom, waitsForSocket } from '../../rules/analysis/send-room.ts'
import { sendOf, type Send } from '../../rules/analysis/sends.ts'
import { ask } from '../code.ts'

const about = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="send"]', (context, call: TSESTree.CallExpression) => {
    const send = sendOf(context, call) as Send
    const [reason] = repetitionsOf(context, call)
    return { looks: looksAtRoom(context, send), waits: reason ? waitsForSocket(context, send, reason) : false }
  })

describe('looksAtRoom', () => {
  test.each([
    ['in the same function', `function f(ws: WebSocket) { if (ws.bufferedAmount > 9) return; ws.send(x) }`],
    [
      'of another name for it',
      `function f(ws: WebSocket) { const s = ws; if (s.bufferedAmount > 9) return; ws.send(x) }`,
    ],
    [
      'of the same field',
      `class A { ws = new WebSocket(u); n() { return this.ws.bufferedAmount } f() { this.ws.send(x) } }`,
    ],
    [
      'through a helper',
      `const n = (s) => s.bufferedAmount\nfunction f(ws: WebSocket) { if (n(ws)) return; ws.send(x) }`,
    ],
    ['through a helper by name', `function f(ws: WebSocket) { if (isBackedUp(ws)) return; ws.send(x) }`],
  ])('%s', (_, code) => {
    expect(about(code).looks).toBe(true)
  })

  test.each([
    ['whether it is open', `function f(ws: WebSocket) { if (ws.readyState !== 1) return; ws.send(x) }`],
    [
      'another socket',
      `function g(a: WebSocket) { return a.bufferedAmount }\nfunction f(ws: WebSocket) { ws.send(x) }`,
    ],
    ['a helper for something else', `function f(ws: WebSocket) { log(ws); ws.send(x) }`],
  ])('not %s', (_, code) => {
    expect(about(code).looks).toBe(false)
  })
})

describe('waitsForSocket', () => {
  test('in the turn', () => {
    expect(
      about(`async function f(ws: WebSocket) { for (const x of xs) { ws.send(x); await settle(ws) } }`).waits,
    ).toBe(true)
  })

  test.each([
    ['before all turns', `async function f(ws: WebSocket) { await open(ws); for (const x of xs) ws.send(x) }`],
    ['for something else', `async function f(ws: WebSocket) { for (const x of xs) { await load(x); ws.send(x) } }`],
  ])('not %s', (_, code) => {
    expect(about(code).waits).toBe(false)
  })
})
