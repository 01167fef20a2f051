import { expect, test } from 'vitest'
import { functionAround } from '../../rules/analysis/functions.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { emptiesAtOnce, takesAll } from '../../rules/analysis/whole-drains.ts'
import { ask } from '../code.ts'

const empties = (flush: string, put = 'q.push(m)'): boolean | undefined =>
  ask(`let q = []; s.on('message', (m) => { ${put} }); async function flush() { ${flush} }`, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const fn = queue?.drains[0] && functionAround(queue.drains[0])
    return queue && fn && emptiesAtOnce(context, queue, fn)
  })

const TAKE = 'const all = q; q = []; await save(all)'

test.each([
  TAKE,
  'await save(q.splice(0))',
  `timer = undefined; if (q.length === 0) return; ${TAKE}`,
  `if (!q.length) { timer = undefined; return } ${TAKE}`,
  `if (q.length === 0 || !open) { q = []; return } ${TAKE}`,
  'const all = q; if (!all.length || !open) { q = []; return } q = []; await save(all)',
])('takes all, come what may: %s', (flush) => {
  expect(empties(flush)).toBe(true)
})

test.each([
  `await ready; ${TAKE}`,
  `if (busy) return; ${TAKE}`,
  `if (q.length === 0 || !open) return; ${TAKE}`,
  `if (q.length === 0 && !open) return; ${TAKE}`,
  `if (open) { ${TAKE} }`,
  'while (open) { const m = q.shift(); await save(m) }',
])('may leave some: %s', (flush) => {
  expect(empties(flush)).toBe(false)
})

test('ends for a reason for which nothing is put in either', () => {
  const flush = `if (q.length === 0 || !open) return; ${TAKE}`
  expect(empties(flush, 'if (!open) return; q.push(m)')).toBe(true)
  expect(empties(flush, 'try { if (!m || !open) return; q.push(m) } catch (e) { log(e) }')).toBe(true)
  expect(empties(flush, 'if (!open) warn(m); q.push(m)')).toBe(false)
  expect(empties(flush, 'if (!ready) return; q.push(m)')).toBe(false)
  expect(empties(flush, 'if (m.a) { if (!open) return; a(m) } q.push(m)')).toBe(false)
  expect(empties(flush, 'if (!open) return; q.push(m) }); s.on("line", (l) => { q.push(l)')).toBe(false)
})

test('tells a whole drain from one of an item', () => {
  const all = (code: string): boolean | undefined =>
    ask(`let q = []; s.on('message', (m) => { q.push(m) }); function f() { ${code} }`, 'Program', (context) => {
      const [drain] = queuesOf(context)[0]?.drains ?? []
      return drain && takesAll(drain)
    })
  expect(['[x, q] = [q, []]', 'work(q.splice(0))', 'for (const x of q) f(x); q.length = 0'].map(all)).toEqual([
    true,
    true,
    true,
  ])
  expect(['work(q.shift())', 'work(q.splice(0, 8))'].map(all)).toEqual([false, false])
})
