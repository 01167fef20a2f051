import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isCleanTransform, isCleanWritable } from '../../rules/analysis/clean-transforms.ts'
import { ask } from '../code.ts'

const isClean = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]:exit', (context, call: TSESTree.CallExpression) =>
    isCleanTransform(context, call.arguments[0] as TSESTree.Node),
  )

describe('isCleanTransform', () => {
  test.each([
    ['a class', `class A extends Transform { _transform(c, e, done) { this.push(c); done() } }; a.pipe(new A())`],
    [
      'a class that flushes',
      `class A extends stream.Transform { _transform(c, e, done) { done(null, c) } _flush(done) { done() } }
       const b = new A(); a.pipe(b)`,
    ],
    ['options', `const b = new Transform({ transform(c, e, done) { done(null, c) } }); a.pipe(b)`],
    [
      'what a function makes, by assignment',
      `const make = () => { const t = new Stream.Transform(); t._transform = (c, e, cb) => { cb(null, c) }; return t }
       a.pipe(make())`,
    ],
  ])('%s', (_, code) => {
    expect(isClean(code)).toBe(true)
  })

  test.each([
    ['an error', `class A extends Transform { _transform(c, e, done) { done(check(c)) } }; a.pipe(new A())`],
    ['a handed callback', `class A extends Transform { _transform(c, e, done) { work(c, done) } }; a.pipe(new A())`],
    [
      'an error at the end',
      `class A extends Transform { _transform(c, e, done) { done() } _flush(done) { done(new Error()) } }
       a.pipe(new A())`,
    ],
    [
      'a class that destroys itself',
      `class A extends Transform { _transform(c, e, done) { if (!c) this.destroy(e); done() } }; a.pipe(new A())`,
    ],
    [
      'one that is destroyed',
      `const b = new Transform({ transform(c, e, done) { done(null, c) } }); b.destroy(err); a.pipe(b)`,
    ],
    ['a hook elsewhere', `a.pipe(new Transform({ transform }))`],
    ['no hook', `a.pipe(new Transform())`],
    ['another class', `class A extends Duplex { _transform(c, e, done) { done() } }; a.pipe(new A())`],
  ])('not %s', (_, code) => {
    expect(isClean(code)).toBe(false)
  })
})

const isCleanSink = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]:exit', (context, call: TSESTree.CallExpression) =>
    isCleanWritable(context, call.arguments[0] as TSESTree.Node),
  )

describe('isCleanWritable', () => {
  test.each([
    ['a collector', `class A extends Writable { _write(c, e, done) { this.cs.push(c); done() } }; a.pipe(new A())`],
    [
      'one that takes many at once',
      `class A extends Writable { _writev(cs, done) { done() } _final(done) { done() } }; const b = new A(); a.pipe(b)`,
    ],
  ])('%s', (_, code) => {
    expect(isCleanSink(code)).toBe(true)
  })

  test.each([
    ['an error', `class A extends Writable { _write(c, e, done) { done(check(c)) } }; a.pipe(new A())`],
    ['a handed callback', `class A extends Writable { _write(c, e, done) { fs.write(f, c, done) } }; a.pipe(new A())`],
    ['no hook of its own', `class A extends Writable { size() {} }; a.pipe(new A())`],
    ['another class', `class A extends Duplex { _write(c, e, done) { done() } }; a.pipe(new A())`],
    ['a class of another file', `import { A } from './a.js'; a.pipe(new A())`],
  ])('not %s', (_, code) => {
    expect(isCleanSink(code)).toBe(false)
  })
})
