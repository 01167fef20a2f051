import { expect, test } from 'vitest'
import { isOfOneRecord } from '../../rules/analysis/framings.ts'
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
