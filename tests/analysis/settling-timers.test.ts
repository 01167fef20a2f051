import { expect, test } from 'vitest'
import { settlingTimerOf } from '../../rules/analysis/settling-timers.ts'
import { ask } from '../code.ts'

/** The delay after which the promise of the code is settled at the latest. */
const delay = (code: string): string | undefined =>
  ask(code, 'NewExpression[callee.name="Promise"]', (context, promise) => {
    const ms = settlingTimerOf(context, promise)
    return ms && context.sourceCode.getText(ms)
  })

const run = (put: string, after: string): string =>
  `async function f(xs, waits) { const ps = xs.map((x) => new Promise((done) => { ${put}; ask(x) })); ${after} ` +
  `await Promise.all(ps) }`

test.each([
  run('waits.set(x.id, done)', 'setTimeout(() => { for (const done of waits.values()) done() }, 500);'),
  run('waits.set(x.id, done)', 'setTimeout(() => { [...waits.values()].forEach((d) => d()) }, 500);'),
  run('waits.push(done)', 'setTimeout(() => waits.forEach((done) => done()), 500);'),
])('a timer settles it: %s', (code) => {
  expect(delay(code)).toBe('500')
})

test.each([
  run('waits.set(x.id, done)', ''),
  run('waits.set(x.id, done)', 'setTimeout(() => { log(waits.size) }, 500);'),
  run('waits.set(x.id, done)', 'setTimeout(() => { for (const done of others.values()) done() }, 500);'),
  run('waits.set(x.id, x)', 'setTimeout(() => { for (const done of waits.values()) done() }, 500);'),
  `function g() { setTimeout(() => { for (const done of waits.values()) done() }, 500) } ` +
    `async function f(x) { await new Promise((done) => { waits.set(x.id, done) }) }`,
])('nothing is sure to settle it: %s', (code) => {
  expect(delay(code)).toBeUndefined()
})
