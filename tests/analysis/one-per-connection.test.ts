import { expect, test } from 'vitest'
import { isOnePerConnection } from '../../rules/analysis/one-per-connection.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const asked = (reset: string): boolean | undefined =>
  ask(
    `class A { q = []; reset(m) { ${reset} } flush() { const all = this.q; this.q = []; f(all) } }`,
    'Program',
    (context) => {
      const [feed] = queuesOf(context)[0]?.feeds ?? []
      return feed && isOnePerConnection(feed)
    },
  )

test.each([
  'this.q.push(this.session.id); this.reconnect()',
  'this.q.push(this.id); this.log(m); void this.reconnect(m)',
  'this.q.push(this.id); this.socket._reconnect()',
])('one for each connection: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  'this.q.push(m); this.reconnect()',
  'this.q.push(m.id); this.reconnect()',
  'this.q.push(this.id); this.wake()',
  'this.q.push(this.id); if (m.bad) this.reconnect()',
  'if (m.bad) this.q.push(this.id); this.reconnect()',
  'this.q.push(this.id); later(() => this.reconnect())',
  'this.reconnect(); this.q.push(this.id)',
])('any number: %s', (code) => {
  expect(asked(code)).toBe(false)
})
