import { expect, test } from 'vitest'
import { isKeptOnce } from '../../rules/analysis/kept-once.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isKeptOnce(context, queue, feed)
  })

test.each([
  `const q = []; s.on('add', (p) => { if (q.includes(p)) return; q.push(p) }); function pump() { work(q.shift()) }`,
  `const q = []; s.on('add', (p) => { if (p && !q.includes(p)) q.push(p) }); function pump() { work(q.shift()) }`,
  `const q = []; s.on('add', (p) => { if (q.some((o) => o.path === p)) return; q.push({ path: p }) }); ` +
    `function pump() { work(q.shift()) }`,
  `class A { q = []; get paths() { return this.q.map((u) => u.path) } add(path) { ` +
    `if (this.paths.includes(path)) return; this.q.push({ path }) } pump() { work(this.q.shift()) } }`,
])('holds each key once: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  `const q = []; s.on('add', (p) => { if (seen.includes(p)) return; q.push(p) }); function pump() { work(q.shift()) }`,
  `const q = []; s.on('add', (p) => { if (q.includes(p)) count++; q.push(p) }); function pump() { work(q.shift()) }`,
  `const q = []; s.on('add', (p) => { q.push(p); if (q.includes(last)) return }); function pump() { work(q.shift()) }`,
  `const q = []; s.on('add', (p) => { q.push(p) }); function pump() { if (q.includes(x)) return; work(q.shift()) }`,
])('may hold many: %s', (code) => {
  expect(asked(code)).toBe(false)
})
