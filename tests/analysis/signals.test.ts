import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { isSignal } from '../../rules/analysis/signals.ts'
import { ask } from '../code.ts'

const signals = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [reason] = repetitionsOf(context, call)
    const [item] = call.arguments
    return reason && item && isSignal(context, { call, item }, reason)
  })

const ON = (body: string) => `s.on('message', (m) => { ${body} })`

describe('isSignal', () => {
  test.each([
    ['by its maker', ON('put(this.buildHeartbeatAckRequest(m.id))')],
    ['by its class', ON('put(new Ack(m.id))')],
    ['by what makes it', ON('put(Pong.encode({ id: m.id }))')],
    ['encoded', ON('put(encode(makePong(m.id)))')],
    ['by a const', ON('const frame = ackOf(m); put(frame.toBytes())')],
    ['by a name', ON('const keepAliveFrame = f(m); put(keepAliveFrame)')],
    ['in a function that sends one', `const sendAck = (id) => { put(frame(2, id)) }\n${ON('sendAck(m.id)')}`],
    ['in what runs at a ping', `function handleHeartbeatPing(m) { put(frame(m.id)) }\n${ON('handleHeartbeatPing(m)')}`],
  ])('%s', (_, code) => {
    expect(signals(code)).toBe(true)
  })

  test.each([
    ['of another maker', ON('put(frame(m.id))')],
    ['of a word that holds the letters', ON('put(mapping(m.id))')],
    ['as it came, whatever its name', `s.on('message', (ping) => put(ping))`],
    ['as it came, in what runs at a ping', `const onPing = (m) => { put(encode(m)) }\n${ON('onPing(m)')}`],
    ['in what runs at an answer', `function onAck(m) { put(next(m.id)) }\n${ON('onAck(m)')}`],
    ['on a connection that lasts', `function handleKeepAlive(m) { put(page(m.id)) }\n${ON('handleKeepAlive(m)')}`],
    ['in a loop of what sends one', `function ping(all) { for (const m of all) put(frame(m.id)) }`],
    ['by somebody who was told to', `function ping(all) { all.forEach((m) => put(frame(m.id))) }`],
  ])('not %s', (_, code) => {
    expect(signals(code)).toBe(false)
  })
})
