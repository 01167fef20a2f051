import { expect, test } from 'vitest'
import { isOfOneBatch, isOfOneRecord } from '../../rules/analysis/framings.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isOfOneRecord(context, queue, feed)
  })

test.each([
  `let q = []; s.on('data', (d) => { const parts = String(d).split('\\n'); if (parts.length > 1) { ` +
    `work(q.join('')); q = [] } q.push(parts.pop()) })`,
  `let q = []; s.on('line', (line) => { if (line === '') { work(q.join('')); q = []; return } q.push(line) })`,
  `let q = []; s.on('frame', (f) => { let text = f; if (f[0] !== '{') { q.push(f); if (f[0] !== '!') return; ` +
    `text = q.join(''); q = [] } if (q.length) q = []; work(text) })`,
])('holds the pieces of one record: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  `let q = []; s.on('line', (line) => { if (open) { send(q.join('')); q = [] } q.push(line) })`,
  `let q = []; s.on('line', (line) => { q.push(line) }); function flush(last) { if (last) { work(q.join('')); ` +
    `q = [] } }`,
  `const q = []; s.on('line', (line) => { if (line === '') work(q.shift()); q.push(line) })`,
  `let q = []; s.on('line', (line) => { q.push(line); work(q.join('')); q = [] })`,
])('may hold many: %s', (code) => {
  expect(asked(code)).toBe(false)
})

const batch = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isOfOneBatch(context, queue, feed)
  })

const TAKE = 'const all = q; q = []; work(all)'
const steps = (then: string): string =>
  `class A { q = []; constructor() { this.s.on(E.Room, this.onData.bind(this)); ` +
  `this.s.on(E.Cycle, this.cycle.bind(this)) } async onData(r) { await keep(r); this.put(r) } ` +
  `put(r) { for (const m of r) this.q.push(m) } cycle(state, e) { if (e) log(e); ${then} } ` +
  `flush() { const all = this.q; this.q = []; work(all) } }`

test.each([
  `let q = []; c.on('line', (l) => { q.push(l) }); c.on('sync', () => { ${TAKE} })`,
  `let q = []; c.on('line', (l) => { q.push(l) }).on('sync', () => { ${TAKE} })`,
  steps('switch (state) { case S.Done: this.flush(); break; default: }'),
  steps('if (state === 1) { this.flush() }'),
  steps('this.flush()'),
])('ends with another event of its source: %s', (code) => {
  expect(batch(code)).toBe(true)
})

test.each([
  `let q = []; c.on('line', (l) => { q.push(l) }); d.on('sync', () => { ${TAKE} })`,
  `let q = []; c.on('line', (l) => { q.push(l) }); c.on('drain', () => { ${TAKE} })`,
  `let q = []; c.on('line', (l) => { q.push(l) }); c.on('sync', () => { if (!open) return; ${TAKE} })`,
  `let q = []; c.on('line', (l) => { q.push(l) }); c.on('sync', async () => { await ready; ${TAKE} })`,
  `let q = []; c.on('line', (l) => { q.push(l) }); setInterval(() => { ${TAKE} }, 100)`,
  `let q = []; c.on('line', (l) => { const all = q; q = []; work(all); q.push(l) })`,
  steps('if (this.open) this.flush()'),
  steps('if (state) return; this.flush()'),
  steps('later(() => this.flush())'),
])('may hold more than a batch: %s', (code) => {
  expect(batch(code)).toBe(false)
})
