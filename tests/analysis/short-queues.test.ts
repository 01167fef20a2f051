import { expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { staysShort } from '../../rules/analysis/short-queues.ts'
import { ask } from '../code.ts'

const stays = (listener: string): boolean | undefined =>
  ask(
    `let q = [], timer; const flush = () => { const all = q; q = []; work(all) }; s.on('line', (l) => { ${listener} })`,
    'Program',
    (context) => {
      const [queue] = queuesOf(context)
      const [feed] = queue?.feeds ?? []
      return queue && feed && staysShort(context, queue, feed)
    },
  )

test.each([
  'q.push(l); queueMicrotask(flush)',
  'q.push(l); timer ??= setTimeout(flush, 100)',
  "if (l === '') { work(q.join()); q = []; return } q.push(l)",
  'if (!q.includes(l)) q.push(l)',
])('stays short by one of the reasons: %s', (listener) => {
  expect(stays(listener)).toBe(true)
})

test.each(['q.push(l)', 'q.push(l); if (open) flush()'])('may grow: %s', (listener) => {
  expect(stays(listener)).toBe(false)
})
