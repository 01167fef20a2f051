import { expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { isToldLength } from '../../rules/analysis/told-lengths.ts'
import { ask } from '../code.ts'

/** Whether the length of what `this.out.write(body)` writes is told. */
const isTold = (code: string) =>
  ask(code, 'CallExpression[arguments.0.name="body"][callee.property.name="write"]', (context, call) => {
    const put = putOf(context, call)
    return put && isToldLength(context, put)
  })

test.each([
  [`function f(body) { h['Content-Length'] = body.length; res.write(head(h)); res.write(body) }`, true],
  ['function f(body) { res.write(`content-length: ${Buffer.byteLength(body)}`); res.write(body) }', true],
  [`function f(body) { send({ 'Content-Length': body.byteLength }); res.write(body) }`, true],
  [`function f(body) { h['Content-Length'] = other.length; res.write(body) }`, false],
  ['function f(body) { head.writeUInt32BE(body.length); res.write(head); res.write(body) }', false],
  [`function f(body) { res.write(body); h['Content-Length'] = body.length }`, false],
  [`function f(body) { h['Content-Length'] = body.length; return () => { res.write(body) } }`, false],
  [`res.write(body)`, false],
])('%s: %s', (code, expected) => {
  expect(isTold(code)).toBe(expected)
})
