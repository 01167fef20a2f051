import { expect, test } from 'vitest'
import { isOfOpenRequests } from '../../rules/analysis/answered-entries.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const START = `const q = []; s.on('command', (id, text) => { q.push({ id, data: false }); run(id, text) }); `

const asked = (code: string): boolean | undefined =>
  ask(START + code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    return queue && isOfOpenRequests(context, queue)
  })

const STORE = 'for (let i = 0; i < q.length; i++) if (q[i].id === id) q[i].data = data; '
const answer = (code: string): string => `function answer(id, data) { ${code} }`

test.each([
  answer(`${STORE}while (q.length && q[0].data !== false) s.write(q.shift().data)`),
  answer(`${STORE}if (q[0].data) { const first = q.shift(); s.write(first.data) }`),
  answer('const open = q.find((o) => o.id === id); open.data = data; while (q[0]?.data) s.write(q.shift().data)'),
  `function part(at, id, data) { q[at].parts.set(id, data); q[at].count++; send(at) }
  function exec() { if (q[0].count === q[0].ids.length) s.write(q.shift()) }`,
])('holds open requests: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  'function pump() { work(q.shift()) }',
  // Taken whether the answer is there or not, at one place at least.
  answer(`${STORE}s.write(q.shift().data)`),
  answer(`${STORE}while (q.length) s.write(q.shift().data)`),
  answer(`${STORE}if (q[0].data) s.write(q.shift().data)`) + '; function drop() { log(q.shift()) }',
  answer(`${STORE}if (q[0].old) s.write(q.shift().data)`),
  answer(`${STORE}if (q[0].data) { for (const o of q) s.write(o.data); q.length = 0 }`),
  // A consumer that notes at the first what it does with it.
  'async function pump() { q[0].busy = true; await work(q[0]); q[0].busy = false; if (!q[0].busy) q.shift(); pump() }',
  'function end(error) { q[0].error = error; if (!q[0].error) q.shift() }',
])('is no list of open requests: %s', (code) => {
  expect(asked(code)).toBe(false)
})
