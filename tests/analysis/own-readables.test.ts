import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOwnReadable } from '../../rules/analysis/own-readables.ts'
import { ask } from '../code.ts'

const own = (code: string) =>
  ask(
    `import { Readable, Duplex, Transform, PassThrough } from 'stream'; ${code}`,
    'CallExpression[callee.property.name="push"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isOwnReadable(context, member.object),
  )

test.each([
  ['a class', 'class A extends Readable { f() { this.push(x) } }', true],
  ['an alias', 'class A extends Duplex { f() { const me = this; me.push(x) } }', true],
  ['a constructor that inherits', 'inherits(A, Readable); A.prototype.f = function () { this.push(x) }', true],
  ['an heir by another name', 'var RS = Readable; inherits(A, ReadableStream); const a = new A(); a.push(x)', true],
  ['what an heir makes', 'function A() {} inherits(A, Readable); function f() { const a = new A(); a.push(x) }', true],
  ['what another constructor makes', 'function A() {} inherits(B, Readable); const a = new A(); a.push(x)', false],
  ['a value', 'const r = new PassThrough(); r.push(x)', true],
  ['options', 'new Duplex({ read() {}, write(c) { this.push(c) } })', true],
  ['an arrow in options', 'new Readable({ read() { next((c) => this.push(c)) } })', true],
  ['a Transform', 'class A extends Transform { f() { this.push(x) } }', false],
  ['options of a Transform', 'new Transform({ transform(c) { this.push(c) } })', false],
  ['a made Transform', 'const t = new Transform(); t.push(x)', false],
  ['another class', 'class A extends Array { f() { this.push(x) } }', false],
  ['a list', 'const xs = []; xs.push(x)', false],
])('%s: %s', (_, code, expected) => {
  expect(own(code)).toBe(expected)
})
