import { expect, test } from 'vitest'
import { areAcked, areFewUnacked } from '../../rules/analysis/acked-messages.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const told = (code: string): readonly [acked: boolean | undefined, few: boolean | undefined] =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return [feed && areAcked(context, feed), queue && areFewUnacked(context, queue)]
  })

const consumer = (consume: string, prefetch = 'await channel.prefetch(10)') =>
  `import amqp from 'amqplib'
const q = []
export const next = () => q.shift()
const connection = await amqp.connect(url)
const channel = await connection.createChannel()
${prefetch}
${consume}`

const put = '(m) => { if (m) q.push(m) }'

test.each([
  ['a consumer', consumer(`channel.consume('jobs', ${put})`)],
  ['one that says so', consumer(`channel.consume('jobs', ${put}, { noAck: false, consumerTag: 'a' })`)],
  ['a limit of elsewhere', consumer(`channel.consume('jobs', ${put})`, 'channel.prefetch(options.concurrency)')],
  ['a function of the file', consumer("channel.consume('jobs', take); function take(m) { q.push(m) }")],
  ['by a call', consumer("channel.consume('jobs', (m) => take(m)); function take(m) { q.push(m) }")],
  ['one that refuses some', consumer("channel.consume('jobs', (m) => { if (m.bad) channel.nack(m); else q.push(m) })")],
  ['under a connection that comes again', consumer(`s.on('message', () => { channel.consume('jobs', ${put}) })`)],
])('few are without an acknowledgement: %s', (_, code) => {
  expect(told(code)).toEqual([true, true])
})

test.each([
  ['no limit', consumer(`channel.consume('jobs', ${put})`, '')],
  ['a limit of none', consumer(`channel.consume('jobs', ${put})`, 'channel.prefetch(0)')],
  ['one that is only read', consumer(`channel.consume('jobs', ${put})`, 'log(channel.prefetch)')],
  ['options of elsewhere', consumer(`channel.consume('jobs', ${put}, options)`)],
  ['options that a spread brings', consumer(`channel.consume('jobs', ${put}, { ...options })`)],
  ['an option of elsewhere', consumer(`channel.consume('jobs', ${put}, { noAck: isFast })`)],
  ['an acknowledgement on the way in', consumer("channel.consume('jobs', (m) => { q.push(m); channel.ack(m) })")],
  [
    'one in a function of the file',
    consumer("channel.consume('jobs', (m) => take(m)); function take(m) { channel.ack(m); q.push(m) }"),
  ],
  ['another source', consumer(`channel.consume('jobs', ${put}); s.on('message', (m) => { q.push(m) })`)],
])('many may be without one: %s', (_, code) => {
  expect(told(code)).toEqual([true, false])
})

test.each([
  ['no acknowledgements', consumer(`channel.consume('jobs', ${put}, { noAck: true })`)],
  ['another source', consumer(`s.on('message', ${put})`)],
  ['a channel of another kind', `const q = []; channel.prefetch(1); channel.consume('jobs', ${put})`],
])('nobody waits for any: %s', (_, code) => {
  expect(told(code)).toEqual([false, false])
})
