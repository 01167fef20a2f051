import { expect, test } from 'vitest'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import { posesAsWrite } from '../../rules/analysis/stream-poses.ts'
import { ask } from '../code.ts'

const poses = (code: string) =>
  ask(code, ':function[params.0.name="c"]', (context, fn: FunctionNode) => posesAsWrite(context, fn))

test.each([
  ['a stream', `class A extends stream.Writable { write(c) {} }`, true],
  ['an emitter with an end', `class A extends EventEmitter { end() {} write(c) {} }`, true],
  ['an emitter', `class A extends EventEmitter { write(c) {} }`, false],
  ['a plain class', `class A { write(c) {} end() {} }`, false],
  ['another method', `class A extends Writable { send(c) {} }`, false],
  ['an object', `x = { write(c) {}, end() {}, once() {} }`, true],
  ['a poorer object', `x = { write(c) {} }`, false],
  ['a stream that is patched', `res.write = function (c) {}`, true],
  ['a thing that is patched', `card.write = function (c) {}`, false],
  ['a prototype', `util.inherits(A, Stream); A.prototype.write = function (c) {}`, true],
  ['an older prototype', `A.prototype = Object.create(Stream.prototype); A.prototype.write = function (c) {}`, true],
  ['a prototype of its own', `A.prototype.write = function (c) {}`, false],
])('%s: %s', (_, code, expected) => {
  expect(poses(code)).toBe(expected)
})
