import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { answersById } from '../../rules/analysis/answered-requests.ts'
import { functionOf } from '../../rules/analysis/functions.ts'
import { ask } from '../code.ts'

const answers = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="on"]', (context, call: TSESTree.CallExpression) => {
    const { object: source } = call.callee as TSESTree.MemberExpression
    const [, listener] = call.arguments
    const fn = listener && functionOf(context, listener)
    return fn && answersById(context, { call, source, event: 'data', fn })
  })

test.each([
  `s.on('data', async (q) => { s.write({ id: q.id, value: await run(q) }) })`,
  `s.on('data', async ({ id, method }) => { s.write({ id, value: await run(method) }) })`,
  `s.on('data', async (q) => { const { requestId } = q; const a = { requestId, v: await run(q) }; s.send(a) })`,
  `class A { f() { this.on('data', async (q) => { this.write({ seq: q.seq, v: await run(q) }) }) } }`,
  `conn.socket.on('data', (q) => { take(conn, q) }); async function take(c, q) { reply(); c.send(await run(q), q.id) }`,
  `class A { f(c) { c.raw.on('data', (d) => this.take(c, d)) }
    async take(c, d) {
      c.messageId = d.messageId; const id = c.messageId; this.sendMessage(c, await run(d), c.messageId)
    } }`,
])('%s', (code) => {
  expect(answers(code)).toBe(true)
})

test.each([
  ['what is stored', `s.on('data', async (q) => { await store(q.id, q) })`],
  ['an answer without the id', `s.on('data', async (q) => { s.write(await run(q)) })`],
  ['another id', `s.on('data', async (q) => { s.write({ id: nextId(), v: await run(q.id) }) })`],
  ['told to somebody else', `s.on('data', async (q) => { await run(q); other.send({ id: q.id }) })`],
  ['a piece of news', `s.on('data', async (q) => { await run(q); s.emit('done', q.id) })`],
  ['a field that is no id', `s.on('data', async (q) => { s.write({ body: q.body, v: await run(q) }) })`],
  ['a function that gets no event', `s.on('data', (q) => { take(s) }); function take(s, q) { s.send(q.id) }`],
  ['no event', `s.on('data', async () => { s.write({ id: q.id }) })`],
])('not %s', (_, code) => {
  expect(answers(code)).toBe(false)
})
