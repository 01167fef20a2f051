import { expect, test } from 'vitest'
import { isHeldByHand } from '../../rules/analysis/held-by-hand.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isHeldByHand(context, queue, feed)
  })

const RESUME = 'resume() { this.paused = false; const all = this.q; this.q = []; for (const l of all) this.log(l) }'
const LOG = 'log(l) { if (this.paused) { this.q.push(l); return } out.write(l) }'

test.each([
  `class A { q = []; paused = false; pause() { this.paused = true } ${RESUME} ${LOG} }`,
  `class A { constructor() { this.q = []; this.paused = false } pause() { this.paused = true } ${RESUME} ${LOG} }`,
])('is held by hand: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  // Paused by the other side.
  `class A { q = []; on() { s.on('full', () => { this.paused = true }) } ${RESUME} ${LOG} }`,
  `class A { q = []; pause() { this.paused = true } on() { s.on('full', () => this.pause()) } ${RESUME} ${LOG} }`,
  // Nothing is given out when it ends.
  `class A { q = []; pause() { this.paused = true } resume() { this.paused = false } ` +
    `next() { return this.q.shift() } ${LOG} }`,
  // Held while it is not paused.
  `class A { q = []; pause() { this.paused = true } ${RESUME} log(l) { if (!this.paused) this.q.push(l) } }`,
  `class A { q = []; lose() { this.down = true } resume() { this.down = false; const all = this.q; this.q = [] } ` +
    `log(l) { if (this.down) this.q.push(l) } }`,
])('is held by something else: %s', (code) => {
  expect(asked(code)).toBe(false)
})
