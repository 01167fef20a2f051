import { expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { isConsumedAtOnce } from '../../rules/analysis/swift-consumers.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    return queue && isConsumedAtOnce(context, queue)
  })

test.each([
  `async function* all(ws) { const q = []; ws.on('message', (m) => { q.push(m); wake() }); for (;;) { ` +
    `if (q.length > 0) { yield q.shift(); continue } await more() } } async function run() { ` +
    `for await (const m of all(ws)) handle(m) }`,
  `const q = []; ws.on('message', (m) => { q.push(m); wake() }); async function pump() { for (;;) { ` +
    `if (q.length === 0) await more(); const m = q.shift(); handle(m) } }`,
  `const q = []; ws.on('message', (m) => { q.push(m); wake() }); async function pump() { for (;;) { ` +
    `if (!q.length) { await more() } ws.send(q.shift()) } }`,
])('is empty again in the turn that fills it: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  `async function* all(ws) { const q = []; ws.on('message', (m) => { q.push(m); wake() }); for (;;) { ` +
    `if (q.length > 0) { yield q.shift(); continue } await more() } } async function run() { ` +
    `for await (const m of all(ws)) await handle(m) }`,
  `async function* all(ws) { const q = []; ws.on('message', (m) => { q.push(m); wake() }); for (;;) { ` +
    `if (q.length > 0) { yield q.shift(); continue } await more() } } async function run() { ` +
    `for await (const m of all(ws)) handle(m); work(all(ws)) }`,
  `export async function* all(ws) { const q = []; ws.on('message', (m) => { q.push(m); wake() }); for (;;) { ` +
    `if (q.length > 0) { yield q.shift(); continue } await more() } }`,
  `const q = []; ws.on('message', (m) => { q.push(m); wake() }); async function pump() { for (;;) { ` +
    `if (q.length === 0) await more(); await handle(q.shift()) } }`,
  `const q = []; ws.on('message', (m) => { q.push(m); wake() }); async function pump() { for (;;) { ` +
    `if (q.length > 3) await more(); handle(q.shift()) } }`,
  `const q = []; ws.on('message', (m) => { q.push(m) }); function take() { return q.shift() }`,
  `const q = []; ws.on('message', (m) => { q.push(m) }); function flush() { while (q.length) handle(q.shift()) }`,
])('may wait for who is slow: %s', (code) => {
  expect(asked(code)).toBe(false)
})
