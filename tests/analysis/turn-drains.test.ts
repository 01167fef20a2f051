import { expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { isEmptiedInTurn } from '../../rules/analysis/turn-drains.ts'
import { ask } from '../code.ts'

const emptied = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isEmptiedInTurn(context, queue, feed)
  })

const TAKE = 'const all = q; q = []; work(all)'
const FLUSH = `function flush() { ${TAKE} }`

/** A class whose listener adds a point for each number, and what it does then. */
const report = (then: string, more = ''): string =>
  `class A { q = []; constructor() { s.on('stats', async (all) => { for (const n of all) this.add(n); ${then} }) } ` +
  `add(n) { if (Number.isNaN(n)) return; this.q.push(n) } ` +
  `async put() { const all = this.q; this.q = []; await send(all) } ${more} }`

test.each([
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { ${TAKE} }) })`,
  `let q = []; function flush() { ${TAKE} } s.on('message', (m) => { q.push(m); process.nextTick(flush) })`,
  `const q = []; s.on('message', (m) => { q.push(m); setImmediate(() => work(q.splice(0))) })`,
  `class A { q = []; add(m) { this.q.push(m); if (this.due) return; this.due = true; ` +
    `Promise.resolve().then(() => { const all = this.q; this.q = []; if (all.length) work(all) }) } }`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { if (q.length === 0) return; ${TAKE} }) })`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { for (const x of q) if (x) f(x); q = [] }) })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { q.push(m); flush() })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { if (m.ok) { q.push(m) } try { flush() } catch (e) { log(e) } })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { q.push(m); if (q.length > 0) flush() })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { m.parts.forEach((p) => { q.push(p) }); flush() })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { q.push(m); if (m.last) { flush(); end() } else flush() })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { switch (m.kind) { case 'a': q.push(m); break; default: } flush() })`,
  `let q = []; async function run() { ${FLUSH} for await (const m of s) { q.push(m); flush(); if (done) break } }`,
  `let q = []; s.on('message', (m) => { q.push(m); const all = q.splice(0); work(all) })`,
  `let q = [], due; ${FLUSH} const soon = () => { if (due) return; due = true; ` +
    `setImmediate(() => { due = false; flush() }) }; ` +
    `s.on('message', (m) => { q.push(m); soon() })`,
  report('await this.put()'),
  `let q = []; s.on('message', (m) => { q = []; for (const x of m.all) { if (x.ok) q.push(x) } show(q) })`,
  `let q = []; s.on('message', (m) => { q = []; if (m.all) m.all.forEach((x) => { q.push(x) }); show(q) })`,
])('is emptied in its turn: %s', (code) => {
  expect(emptied(code)).toBe(true)
})

test.each([
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { if (!open) return; ${TAKE} }) })`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(async () => { await ready; ${TAKE} }) })`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => work(q.shift())) })`,
  `let q = []; s.on('message', (m) => { q.push(m); setTimeout(() => { ${TAKE} }, 100) })`,
  `let q = []; s.on('message', (m) => { q.push(m) }); setImmediate(() => { ${TAKE} })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { q.push(m); if (m.last) flush() })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { q.push(m); open && flush() })`,
  `let q = []; ${FLUSH} s.on('message', (m) => { q.push(m); if (!open) return; flush() })`,
  `let q = []; ${FLUSH} s.on('message', async (m) => { q.push(m); await ready; flush() })`,
  `let q = []; ${FLUSH} s.on('message', async (m) => { q.push(m); flush(await ready) })`,
  `let q = []; async function run() { ${FLUSH} for await (const m of s) q.push(m); flush() }`,
  `let q = []; function flush() { if (busy) return; ${TAKE} } s.on('message', (m) => { q.push(m); flush() })`,
  `let q = []; function flush() { const m = q.shift(); work(m) } s.on('message', (m) => { q.push(m); flush() })`,
  `let q = []; ${FLUSH} const add = (m) => { q.push(m) }; s.on('message', add); ` +
    `s.on('line', (l) => { add(l); flush() })`,
  `let q = [], due; ${FLUSH} const soon = () => { if (busy) return; setImmediate(flush) }; ` +
    `s.on('message', (m) => { q.push(m); soon() })`,
  report('await ready; await this.put()'),
  report('await this.put()', 'start() { this.add(0) }'),
  `class A { q = []; send(m) { this.q.push(m) } onOpen() { for (const m of this.q) this.send(m); this.q = [] } }`,
  `let q = []; s.on('message', (m) => { const all = [...q]; q = []; for (const x of [...all, m]) q.push(x) })`,
  `let q = []; s.on('message', async (m) => { q = []; await ready; q.push(m) })`,
  `let q = []; s.on('message', (m) => { if (m.first) q = []; q.push(m) })`,
  `let q = []; s.on('open', () => { q = []; s.on('message', (m) => { q.push(m) }) })`,
])('may keep: %s', (code) => {
  expect(emptied(code)).toBe(false)
})
