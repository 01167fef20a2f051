import { expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { isConsumedAtOnce } from '../../rules/analysis/swift-consumers.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    return queue && isConsumedAtOnce(context, queue)
  })

/** A run that takes what `next()` gives, with a function of the promise's or one that waits. */
const asking = (turn: string, take = 'if (q.length > 0) { done(q.shift()); return } waiter = done'): string =>
  `async function run(ws) { const q = []; let waiter; ws.on('message', (m) => { if (waiter) waiter(m); ` +
  `else q.push(m) }); const next = () => new Promise((done) => { ${take} }); while (true) { ${turn} } }`

const polling = (turn: string): string =>
  `const q = []; ws.on('message', (m) => { q.push(m) }); async function pump() { let m; while (open) { ${turn} } }`

const waiting = (take: string, scope = 'private'): string =>
  `class A { q = []; constructor(ws) { ws.on('message', (m) => { this.q.push(m); wake() }) } ` +
  `${scope} async next() { ${take}; return this.q.shift() } async run() { for (;;) handle(await this.next()) } }`

test.each([
  `async function* all(ws) { const q = []; ws.on('message', (m) => { q.push(m); wake() }); for (;;) { ` +
    `if (q.length > 0) { yield q.shift(); continue } await more() } } async function run() { ` +
    `for await (const m of all(ws)) handle(m) }`,
  `const q = []; ws.on('message', (m) => { q.push(m); wake() }); async function pump() { for (;;) { ` +
    `if (q.length === 0) await more(); const m = q.shift(); handle(m) } }`,
  `const q = []; ws.on('message', (m) => { q.push(m); wake() }); async function pump() { for (;;) { ` +
    `if (!q.length) { await more() } ws.send(q.shift()) } }`,
  asking('const m = await next(); if (!m) return; handle(m)'),
  waiting('while (this.q.length === 0) await more()'),
  waiting('if (!this.q.length) await more()'),
  polling('m = q.shift(); if (m) handle(m); else await pause(100)'),
  polling('const n = q.shift(); if (!n) { await pause(100); continue } handle(n)'),
  polling('m = q.shift(); if (m === undefined) { await pause(100); continue } handle(m)'),
  polling('m = q.shift(); if (m !== undefined) { handle(m); continue } await pause(100)'),
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
  asking('const m = await next(); await handle(m)'),
  asking('await pause(); handle(await next())'),
  asking('const m = next(); handle(m)'),
  asking('handle(await next())', 'later(() => done(q.shift()))'),
  waiting('await pause()'),
  waiting('if (!this.q.length) await more()', ''),
  `const q = []; ws.on('message', (m) => { q.push(m) }); const next = async () => q.shift(); ` +
    `async function run() { handle(await next()) }`,
  polling('m = q.shift(); if (m) await handle(m); else await pause(100)'),
  polling('m = q.shift(); if (m) handle(m); await pause(100)'),
  polling('q.shift(); if (m) handle(m); else await pause(100)'),
  polling('m = q.shift(); if (m === undefined) { handle(m); continue } await pause(100)'),
])('may wait for who is slow: %s', (code) => {
  expect(asked(code)).toBe(false)
})
