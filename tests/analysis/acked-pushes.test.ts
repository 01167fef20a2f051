import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { ackedPushOf } from '../../rules/analysis/acked-pushes.ts'
import { ask } from '../code.ts'

const ack = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="push"]', (context, call: TSESTree.CallExpression) => {
    const found = ackedPushOf(context, call)
    return found && context.sourceCode.getText(found)
  })

const write = (body: string) => `class A extends Duplex { _write(chunk, e, done) { ${body} } _read() {} }`

test.each([
  ['at once', write('this.push(chunk); done()'), 'done()'],
  ['encoded', write('this.push(Buffer.from(chunk)); done(null)'), 'done(null)'],
  ['in the next tick', write('this.push(chunk); process.nextTick(done)'), 'process.nextTick(done)'],
  ['in options', 'new Duplex({ read() {}, write(c, e, cb) { this.push(c); cb() } })', 'cb()'],
  [
    'a method of an archive',
    'inherits(A, Readable); A.prototype.entry = function (data, cb) { if (big) { this.push(data); cb(); return } ' +
      'this.later = cb }',
    'cb()',
  ],
  ['kept where it is full', write('if (!this.push(chunk)) { this.wait = done } else done()'), undefined],
  ['an answer that is kept', write('const ok = this.push(chunk); if (ok) done(); else this.wait = done'), undefined],
  ['kept in some cases', write('this.push(chunk); if (busy) { this.wait = done; return } done()'), undefined],
  ['given to others', write('this.push(chunk); later(done); done()'), undefined],
  ['a failure', write('this.push(chunk); done(failed)'), undefined],
  ['a part of it', write('this.push(chunk.length); done()'), undefined],
  ['a Transform', 'class A extends Transform { _transform(c, e, cb) { this.push(c); cb() } }', undefined],
  ['a list', 'class A { add(x, cb) { this.push(x); cb() } }', undefined],
  ['no callback', 'class A extends Readable { add(x, y) { this.push(x); y() } }', undefined],
])('%s', (_, code, expected) => {
  expect(ack(code)).toBe(expected)
})
