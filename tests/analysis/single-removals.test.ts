import { expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { isRegister } from '../../rules/analysis/single-removals.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    return queue && isRegister(context, queue)
  })

const PUT = "let q = []; app.on('window', (w) => { q.push(w) });"
const ALL = 'function all() { q.forEach((w) => show(w)); q = [] }'

test.each([
  [`${PUT} ${ALL} function gone(w) { q.splice(q.indexOf(w), 1) }`, true],
  [`${PUT} ${ALL} function gone(w) { q.splice(q.findIndex((x) => x.id === w.id), 1) }`, true],
  [`${PUT} ${ALL} function gone(w) { const i = q.indexOf(w); if (i >= 0) q.splice(i, 1) }`, true],
  // A line from which one may be called back.
  [`${PUT} function next() { work(q.shift()) } function gone(w) { q.splice(q.indexOf(w), 1) }`, false],
  [`${PUT} function next() { work(q.splice(0, 10)) } function gone(w) { q.splice(q.indexOf(w), 1) }`, false],
  [`${PUT} ${ALL}`, false],
  [`${PUT} ${ALL} function cut() { q.splice(1, 1) }`, false],
])('tells a register: %s', (code, expected) => {
  expect(asked(code)).toBe(expected)
})
