import { expect, test } from 'vitest'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import { sinkHookOf } from '../../rules/analysis/sink-hooks.ts'
import { ask } from '../code.ts'

const hook = (code: string) =>
  ask(code, ':function[params.0.name="c"]', (context, fn: FunctionNode) => {
    const found = sinkHookOf(context, fn)
    return found && [found.acks, found.callback?.name]
  })

test.each([
  ['a method', `class A extends Writable { _write(c, e, cb) {} }`, ['callback', 'cb']],
  ['a prototype', `A.prototype._transform = function (c, e, cb) {}`, ['callback', 'cb']],
  ['an option', `import { Writable } from 'stream'; new Writable({ write(c, e, cb) {} })`, ['callback', 'cb']],
  ['an option of another module', `new DuplexStream({ write(c, e, cb) {} })`, ['callback', 'cb']],
  ['through2', `through.obj(function (c, e, cb) {})`, ['callback', 'cb']],
  ['one of two', `const w = x ? f : g; through(w); function f(c, e, cb) {} function g() {}`, ['callback', 'cb']],
  ['a web sink', `new WritableStream({ write(c) {} })`, ['promise', undefined]],
  ['a web transform', `new TransformStream({ async transform(c) {} })`, ['promise', undefined]],
  ['no callback', `class A extends Writable { _write(c) {} }`, undefined],
  ['another method', `class A extends Writable { take(c, e, cb) {} }`, undefined],
  ['other options', `open({ write(c, e, cb) {} })`, undefined],
])('%s', (_, code, expected) => {
  expect(hook(code)).toEqual(expected)
})
