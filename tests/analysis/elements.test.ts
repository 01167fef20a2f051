import { describe, expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { elementOrigin } from '../../rules/analysis/elements.ts'
import { ask } from '../code.ts'

/** The thing that the receiver of `send()` is. */
const element = (code: string) =>
  ask(
    code,
    'CallExpression[callee.property.name="send"]',
    (context, call: TSESTree.CallExpression) =>
      elementOrigin(context, (call.callee as TSESTree.MemberExpression).object)?.name,
  )

const WSS = `import { WebSocketServer } from 'ws'\nconst wss = new WebSocketServer({ port: 1 });\n`

describe('elementOrigin', () => {
  test.each([
    ['the clients of a server', `${WSS}for (const c of wss.clients) c.send(x)`, 'ws-socket'],
    ['a copy of them', `${WSS}for (const c of [...wss.clients]) c.send(x)`, 'ws-socket'],
    ['those that are left', `${WSS}[...wss.clients].filter(f).forEach((c) => c.send(x))`, 'ws-socket'],
    ['forEach', `${WSS}wss.clients.forEach((c) => { c.send(x) })`, 'ws-socket'],
    ['a made set', `const all = new Set<WebSocket>()\nfor (const s of all) s.send(x)`, 'websocket'],
    ['an annotated list', `function f(all: WebSocket[]) { all.forEach((s) => s.send(x)) }`, 'websocket'],
    [
      'an annotated field',
      `class A { all: Map<string, WebSocket>; f() { for (const [, s] of this.all) s.send(x) } }`,
      'websocket',
    ],
    [
      'the values of a map',
      `const all = new Map<string, WebSocket>()\nfor (const s of all.values()) s.send(x)`,
      'websocket',
    ],
    ['the keys of a map', `const all = new Map<WebSocket, Meta>()\nfor (const s of all.keys()) s.send(x)`, 'websocket'],
    ['the key of an entry', `const all = new Map<WebSocket, Meta>()\nfor (const [s] of all) s.send(x)`, 'websocket'],
    ['the key in forEach', `const all = new Map<WebSocket, Meta>()\nall.forEach((m, s) => s.send(x))`, 'websocket'],
    ['one that is taken', `const all = new Map<string, WebSocket>()\nconst s = all.get(id)\ns.send(x)`, 'websocket'],
    ['one that is asked for', `const all = new Map<string, WebSocket>()\nall.get(id)?.send(x)`, 'websocket'],
    ['one that is looked up', `const all: Record<string, WebSocket> = {}\nall[id].send(x)`, 'websocket'],
    [
      'one that is looked up and kept',
      `${WSS}const all = {}\nwss.on('connection', (s) => { all[s.id] = s })\nconst s = all[id]\ns.send(x)`,
      'ws-socket',
    ],
    [
      'the values of an object',
      `${WSS}const all = {}\nwss.on('connection', (s) => { all[s.id] = s })\n` +
        `Object.values(all).forEach((s) => s.send(x))`,
      'ws-socket',
    ],
    [
      'what was put in',
      `${WSS}const all = new Set()\nwss.on('connection', (s) => { all.add(s) })\n` + `for (const s of all) s.send(x)`,
      'ws-socket',
    ],
  ])('%s', (_, code, thing) => {
    expect(element(code)).toBe(thing)
  })

  test.each([
    ['another set', `const all = new Set<Job>()\nfor (const s of all) s.send(x)`],
    ['the meta data of a socket', `const all = new Map<WebSocket, Meta>()\nfor (const [, s] of all) s.send(x)`],
    ['a plain value', `const s = make()\ns.send(x)`],
    ['a member with a name', `const all = {}\nall[k] = new WebSocket(u)\nall.log.send(x)`],
    ['the key of an entry', `const all = {}\nall[k] = new WebSocket(u)\nfor (const [s] of all) s.send(x)`],
    ['what a callback of another kind gets', `const all = new Set<WebSocket>()\nall.find((s) => s.send(x))`],
  ])('not %s', (_, code) => {
    expect(element(code)).toBeUndefined()
  })
})
