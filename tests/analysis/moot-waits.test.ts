import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isMoot } from '../../rules/analysis/moot-waits.ts'
import { ask } from '../code.ts'

/** Whether the callback of the wait for 'drain' is of no account. */
const moot = (code: string) =>
  ask(code, 'CallExpression > MemberExpression[property.name="once"]', (context, node: TSESTree.MemberExpression) =>
    isMoot(context, node.object),
  )

const STEP = 'class A extends Transform { _transform(c, e, done) { if (!this.b.write(c)) this.b.once("drain", done) }'
const COPY = 'class A extends Writable { _write(c, e, done) { if (!this.to.s.write(c)) this.to.s.once("drain", done) }'

test.each([
  ['a stream that fails in another method', `${COPY} handleError(error) { this.emit('error', error) } }`],
  ['a stream that is destroyed in another method', `${COPY} fail(error) { this.destroy(error) } }`],
  ['a step of its own that is piped on', `${STEP} constructor() { super(); this.b = new B(); this.b.pipe(out) } }`],
  [
    'one of two steps',
    `${STEP} constructor(o) { super(); if (o) this.b = new B(); else this.b = new C(); this.b.pipe(out) } }`,
  ],
])('isMoot: %s', (_, code) => {
  expect(moot(code)).toBe(true)
})

test.each([
  ['nothing else', `${COPY} }`],
  ['an emitter that is no stream', `${COPY.replace('Writable', 'Emitter')} fail(e) { this.emit('error', e) } }`],
  ['another event', `${COPY} fail(e) { this.emit('failed', e) } }`],
  ['an end without an error', `${COPY} fail() { this.destroy() } }`],
  [
    'a step that is ended',
    `${STEP} constructor() { super(); this.b = new B(); this.b.pipe(o) } stop() { this.b.end() } }`,
  ],
  ['a step that is handed in', `${STEP} constructor(b) { super(); this.b = b; this.b.pipe(out) } }`],
  [
    'a socket',
    `import net from 'node:net'; ${STEP} constructor() { super(); this.b = new net.Socket(); this.b.pipe(o) } }`,
  ],
])('isMoot: not %s', (_, code) => {
  expect(moot(code)).toBe(false)
})
