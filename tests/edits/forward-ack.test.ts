import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { earlyAckOf } from '../../rules/analysis/early-acks.ts'
import { forwardAck } from '../../rules/edits/forward-ack.ts'
import { edited } from './edited.ts'

const forwarded = (code: string) =>
  edited(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const found = earlyAckOf(context, call)
    return found ? forwardAck(context, found) : null
  })

const hook = (body: string) => `class A extends Writable { _write(c, e, cb) {\n${body}\n} }`
const web = (body: string) => `new WritableStream({ write(c) { ${body} } })`

test.each([
  ['the next statement', hook('res.write(c)\ncb()'), hook('res.write(c, cb)')],
  ['an encoding', hook(`res.write(c, e)\ncb()`), hook('res.write(c, e, cb)')],
  ['more between', hook('res.write(c)\ncount()\ncb()'), null],
  ['a value', hook('res.write(c)\ncb(null, c)'), null],
  ['a comment', hook('res.write(c)\ncb(/* done */)'), null],
  [
    'a web sink',
    web('res.write(c)'),
    web('return new Promise((resolve, reject) => res.write(c, (error) => (error ? reject(error) : resolve())))'),
  ],
  ['a web sink that does more', web('res.write(c); count()'), null],
])('%s', (_, code, output) => {
  expect(forwarded(code)).toBe(output)
})
