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

test.each([
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { ${TAKE} }) })`,
  `let q = []; function flush() { ${TAKE} } s.on('message', (m) => { q.push(m); process.nextTick(flush) })`,
  `const q = []; s.on('message', (m) => { q.push(m); setImmediate(() => work(q.splice(0))) })`,
  `class A { q = []; add(m) { this.q.push(m); if (this.due) return; this.due = true; ` +
    `Promise.resolve().then(() => { const all = this.q; this.q = []; if (all.length) work(all) }) } }`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { if (q.length === 0) return; ${TAKE} }) })`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { for (const x of q) if (x) f(x); q = [] }) })`,
])('is emptied in its turn: %s', (code) => {
  expect(emptied(code)).toBe(true)
})

test.each([
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => { if (!open) return; ${TAKE} }) })`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(async () => { await ready; ${TAKE} }) })`,
  `let q = []; s.on('message', (m) => { q.push(m); queueMicrotask(() => work(q.shift())) })`,
  `let q = []; s.on('message', (m) => { q.push(m); setTimeout(() => { ${TAKE} }, 100) })`,
  `let q = []; s.on('message', (m) => { q.push(m) }); setImmediate(() => { ${TAKE} })`,
])('may keep: %s', (code) => {
  expect(emptied(code)).toBe(false)
})
