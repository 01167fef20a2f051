import { expect, test } from 'vitest'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import { posesAsWrite } from '../../rules/analysis/stream-poses.ts'
import { ask } from '../code.ts'

const poses = (code: string) =>
  ask(code, ':function[params.0.name="c"]', (context, fn: FunctionNode) => posesAsWrite(context, fn))

test.each([
  ['a stream', `class A extends stream.Writable { write(c) {} }`, 'stream'],
  ['an emitter with an end', `class A extends EventEmitter { end() {} write(c) {} }`, 'look-alike'],
  ['an emitter', `class A extends EventEmitter { write(c) {} }`, undefined],
  ['a plain class', `class A { write(c) {} end() {} }`, undefined],
  ['another method', `class A extends Writable { send(c) {} }`, undefined],
  ['an object', `x = { write(c) {}, end() {}, once() {} }`, 'look-alike'],
  ['a poorer object', `x = { write(c) {} }`, undefined],
  ['a stream that is patched', `res.write = function (c) {}`, 'stream'],
  ['a thing that is patched', `card.write = function (c) {}`, undefined],
  ['a prototype', `util.inherits(A, Stream); A.prototype.write = function (c) {}`, 'stream'],
  [
    'an older prototype',
    `A.prototype = Object.create(Stream.prototype); A.prototype.write = function (c) {}`,
    'stream',
  ],
  ['a prototype of its own', `A.prototype.write = function (c) {}`, undefined],
])('%s: %s', (_, code, expected) => {
  expect(poses(code)).toBe(expected)
})
