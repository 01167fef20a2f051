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

const FS = "import fs from 'node:fs'\n"
const typed = (type: string, body: string) =>
  `import { Writable } from 'node:stream'\nclass A extends Writable { constructor(private out: ${type}) { super() }\n` +
  `_write(c, e, cb) {\n${body}\n} }`

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
  [
    'a stream that is made here',
    `${FS}const out = fs.createWriteStream(p)\n${hook('out.write(c)\ncb()')}`,
    `${FS}const out = fs.createWriteStream(p)\n${hook('out.write(c, cb)')}`,
  ],
  ['a stream by its type', typed('Writable', 'this.out.write(c)\ncb()'), typed('Writable', 'this.out.write(c, cb)')],
  ['a type that any class may meet', typed('{ write(c: Buffer): boolean }', 'this.out.write(c)\ncb()'), null],
  ['a stream by its name alone', hook('this.socket.write(c)\ncb()'), null],
  [
    'what an unknown maker made',
    `class A extends Writable { socket: any\n constructor(...a: any[]) { super(); this.socket = api.open(...a) }\n` +
      ` _write(c, e, cb) { this.socket.write(c)\ncb() } }`,
    null,
  ],
  ['a message that an unknown maker made', `const req = agent.post(url)\n${hook('req.write(c)\ncb()')}`, null],
  ['a web sink by its name alone', web('this.out.write(c)'), null],
])('%s', (_, code, output) => {
  expect(forwarded(code)).toBe(output)
})
