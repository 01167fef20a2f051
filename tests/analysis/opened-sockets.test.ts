import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOpenedInTurn } from '../../rules/analysis/opened-sockets.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const opened = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="send"]', (context, call: TSESTree.CallExpression) => {
    const reason = repetitionsOf(context, call).at(-1)
    const { callee } = call
    return reason && callee.type === 'MemberExpression' && isOpenedInTurn(context, callee.object, reason)
  })

test.each([
  ['a connection a turn', 'while (!closed) { const ws = await connect(); ws.send(hello) }', true],
  ['one that is declared before', 'while (on) { let ws = null; ws = await session(); run(() => ws.send(x)) }', true],
  ['one that is kept outside the loop', 'let ws; for (;;) { ws = new WebSocket(url); ws.send(hello) }', true],
  ['one for each address', 'for (const url of urls) { const ws = new WebSocket(url); ws.send(hello) }', true],
  ['one for each address, by a call', 'for (const url of urls) { const ws = openSocket(url); ws.send(hello) }', true],
  [
    'one that is heard to open',
    "for (const f of fs) { const ws = getSocket(f); ws.on('open', () => ws.send(x)) }",
    true,
  ],
  ['one that is heard to close', "for (const f of fs) { const ws = get(f); ws.on('close', () => ws.send(x)) }", false],
  ['a part of a connection', 'for (;;) { const [ws, release] = await connect(); ws.send(x) }', true],
  ['a part of another answer', 'for (;;) { const [ws, message] = await next(); ws.send(message) }', false],
  ['a part of what is made', 'for (;;) { const { ws } = new Clients(); ws.send(x) }', false],
  ['a connection of before the loop', 'const ws = await connect(); while (on) ws.send(x)', false],
  ['an element', 'for (const ws of sockets) ws.send(x)', false],
  ['what a walk looks up', 'for (const id of ids) { const ws = await byId(id); ws.send(x) }', false],
  ['what a loop looks up', 'while (id = next()) { const ws = sockets.get(id); ws.send(x) }', false],
  ['one that another place opens too', 'let ws = old(); while (on) { ws ??= await connect(); ws.send(x) }', false],
])('%s', (_, code, expected) => {
  expect(opened(code)).toBe(expected)
})
