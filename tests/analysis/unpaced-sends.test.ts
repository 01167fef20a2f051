import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { unpacedSendOf } from '../../rules/analysis/unpaced-sends.ts'
import { ask } from '../code.ts'

const reason = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="send"]', (context, call: TSESTree.CallExpression) => {
    const unpaced = unpacedSendOf(context, call)
    return unpaced && { kind: unpaced.reason.kind, toMany: unpaced.toMany }
  })

describe('unpacedSendOf', () => {
  test.each<[name: string, code: string, kind: string, toMany: boolean]>([
    ['a walk over data', `function f(ws: WebSocket) { for (const x of xs) ws.send(f(x)) }`, 'loop', false],
    ['a walk over sockets', `for (const [, s] of byId) if (s.readyState === 1) s.send(x)`, 'loop', true],
    ['both', `function f(m) { for (const { s } of all) { if (s.readyState === 1) s.send(m) } }`, 'loop', true],
    [
      'a reader',
      `async function f(ws: WebSocket) { for (;;) { const c = await r.read(); ws.send(c) } }`,
      'pump',
      false,
    ],
    ['a timer', `function f(ws: WebSocket) { setInterval(() => ws.send(now()), 100) }`, 'timer', false],
  ])('%s', (_, code, kind, toMany) => {
    expect(reason(code)).toEqual({ kind, toMany })
  })

  test.each([
    ['a send that does not repeat', `function f(ws: WebSocket) { ws.send(x) }`],
    ['a timer of a second and more', `function f(ws: WebSocket) { setInterval(() => ws.send(now()), 1500) }`],
    ['a list that is emptied', `function f(ws: WebSocket) { for (const x of xs) ws.send(x); xs.length = 0 }`],
  ])('not %s', (_, code) => {
    expect(reason(code)).toBeUndefined()
  })
})
