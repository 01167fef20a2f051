import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { sendOf } from '../../rules/analysis/sends.ts'
import { ask } from '../code.ts'

const sent = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="send"]', (context, call: TSESTree.CallExpression) => {
    const send = sendOf(context, call)
    return send && { evidence: send.origin.evidence, isSure: send.isSure }
  })

describe('sendOf', () => {
  test.each<[name: string, code: string, evidence: 'known' | 'likely', isSure: boolean]>([
    ['a made socket', `const ws = new WebSocket(url)\nws.send(x)`, 'known', true],
    ['an annotated channel', `function f(c: RTCDataChannel) { c.send(x) }`, 'known', true],
    ['one that is asked whether it is open', `if (c.readyState === WebSocket.OPEN) c.send(x)`, 'likely', true],
    ['one that is asked by number', `if (c?.readyState !== 1) stop()\nelse c.send(x)`, 'likely', true],
    ['a channel that is asked', `if (peer.link.readyState === 'open') peer.link.send(x)`, 'likely', true],
    ['a name that is heard', `ws.on('message', take)\nws.send(x)`, 'likely', true],
    ['a name that is heard by a property', `ws.onmessage = take\nws.send(x)`, 'likely', true],
    ['a name of which others are heard', `bus.on('message', take)\nws.on('close', end)\nws.send(x)`, 'likely', false],
    ['a name', `this.streamWs.send(x)`, 'likely', false],
    ['a name of a type that fits', `function f(ws: ServerWebSocket<Data>) { ws.send(x) }`, 'likely', false],
  ])('%s', (_, code, evidence, isSure) => {
    expect(sent(code)).toEqual({ evidence, isSure })
  })

  test.each([
    ['another name', `client.send(x)`],
    ['another name that is heard', `bot.on('message', take)\nbot.send(x)`],
    ['a name that ends like one', `rows.send(x)`],
    ['a type of another kind', `function f(ws: Mailer) { ws.send(x) }`],
    ['an answer that is used', `const r = ws.send(x)`],
    ['a request that is done', `if (xhr.readyState === 4) xhr.send(x)`],
    ['another process', `process.send(x)`],
  ])('not %s', (_, code) => {
    expect(sent(code)).toBeUndefined()
  })
})
