import { describe, expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { isReply } from '../../rules/analysis/replies.ts'
import { ask } from '../code.ts'

const reply = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call) => {
    const put = putOf(context, call)
    return repetitionsOf(context, call).some((repetition) => put !== undefined && isReply(context, put, repetition))
  })

describe('isReply', () => {
  test.each([
    `socket.on('data', (d) => { socket.write(answer(d)) })`,
    `socket.onmessage = (m) => { socket.write(answer(m)) }`,
    `this.socket.on('data', (d) => { this.socket.write(answer(d)) })`,
    `socket.pipe(split()).on('data', (l) => { socket.write(answer(l)) })`,
    `const rl = createInterface({ input: socket }); rl.on('line', (l) => { socket.write(answer(l)) })`,
    `child.stdout.on('data', (d) => { child.stdin.write(answer(d)) })`,
    `class A { start() { const p = spawn('x'); this.process = p; p.stdout.on('data', (d) => this.take(d)) }
      take(d) { this.process.stdin.write(answer(d)) } }`,
    `socket.on('data', (d) => take(d, socket)); function take(d, sock) { sock.write(answer(d)) }`,
    `c.raw.on('data', (d) => take(c, d)); function take(c2, d) { reply(c2, answer(d)) }
      function reply(to, m) { to.raw.write(m) }`,
  ])('%s', (code) => {
    expect(reply(code)).toBe(true)
  })

  test.each([
    `source.on('data', (d) => { socket.write(d) })`,
    `this.up.on('data', (d) => { this.socket.write(d) })`,
    `one.stdout.on('data', (d) => { two.stdin.write(d) })`,
    `for (const x of xs) socket.write(x)`,
    `class A { onData(d) { this.socket.write(d) } }`,
    `source.on('data', (d) => take(d, socket)); function take(d, sock) { sock.write(answer(d)) }`,
    `c.raw.on('data', (d) => take(c, d)); function take(c2, d) { c2.other.write(answer(d)) }`,
  ])('not %s', (code) => {
    expect(reply(code)).toBe(false)
  })
})
