import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { earlyAckOf } from '../../rules/analysis/early-acks.ts'
import { ask } from '../code.ts'

const early = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const found = earlyAckOf(context, call)
    return found && [found.acks, found.ack && context.sourceCode.getText(found.ack)]
  })

const write = (body: string) => `class A extends Writable { _write(c, e, cb) { ${body} } }`

test.each([
  ['at once', write('res.write(c); cb()'), ['callback', 'cb()']],
  ['with a value', write('res.write(c); cb(null, c)'), ['callback', 'cb(null, c)']],
  ['in the next tick', write('res.write(c); setImmediate(cb)'), ['callback', 'setImmediate(cb)']],
  ['a web sink', `new WritableStream({ write(c) { res.write(c) } })`, ['promise', undefined]],
  ['with the write', write('res.write(c, cb)'), undefined],
  ['before it', write('cb(); res.write(c)'), undefined],
  ['an error', write('res.write(c); cb(failed)'), undefined],
  ['in another branch', write('if (x) res.write(c); else cb()'), undefined],
  ['a wait', `new WritableStream({ async write(c) { res.write(c); await room(res) } })`, undefined],
  ['something else', write('res.write(head); cb()'), undefined],
])('%s', (_, code, expected) => {
  expect(early(code)).toEqual(expected)
})
