import { describe, expect, test } from 'vitest'
import type { Context } from '../../rules/kit/context.ts'
import { waitOf } from '../../rules/analysis/waits.ts'
import { ask } from '../code.ts'

const short = (context: Context, node: Parameters<typeof waitOf>[1]) => {
  const wait = waitOf(context, node, 'drain')
  return wait && `${wait.form} on ${context.sourceCode.getText(wait.emitter)}: ${[...wait.endedBy].sort().join(' ')}`
}

const promised = (code: string) => ask(code, 'NewExpression', short)
const called = (code: string) => ask(code, 'CallExpression[arguments.length>1]', short)

describe('waitOf a promise', () => {
  test.each<[name: string, executor: string, wait: string | undefined]>([
    ['drain', `(r) => s.once('drain', r)`, 'promise on s: drain'],
    ['on', `(r) => { s.on('drain', () => r()) }`, 'promise on s: drain'],
    ['drain and error', `(r, j) => { s.once('drain', r); s.once('error', j) }`, 'promise on s: drain error'],
    ['removed again', `(r, j) => { s.off('error', j); s.once('drain', r) }`, 'promise on s: drain'],
    ['a timer', `(r) => { s.once('drain', r); setTimeout(r, 9) }`, 'promise on s: drain timer'],
    ['a signal', `(r) => { s.once('drain', r); signal.addEventListener('abort', r) }`, 'promise on s: drain signal'],
    ['finished()', `(r) => { s.once('drain', r); finished(s, r) }`, 'promise on s: close drain elsewhere'],
    ['kept elsewhere', `(r) => { s.once('drain', r); this.release = r }`, 'promise on s: drain elsewhere'],
    ['handed on', `(r) => { s.once('drain', r); wakeOnClose(r) }`, 'promise on s: drain elsewhere'],
    [
      'events that are not written out',
      `(r) => { s.once('drain', r); s.once(other, r) }`,
      'promise on s: drain elsewhere',
    ],
    ['another event', `(r) => s.once('open', r)`, undefined],
    ['settled at once', `(r) => s.once('drain', r())`, undefined],
    ['a listener that another call makes', `(r) => s.once('drain', once(r))`, 'promise on s: drain elsewhere'],
    ['a listener deeper in', `(r) => { later(() => s.once('drain', r)) }`, undefined],
  ])('%s', (_, executor, wait) => {
    expect(promised(`async function f() { await new Promise(${executor}) }`)).toBe(wait)
  })

  test.each([
    'await Promise.race([new Promise(E), closed])',
    'await withTimeout(new Promise(E))',
    'const p = new Promise(E); await race(p)',
  ])('%s', (code) => {
    const executor = `(r) => s.once('drain', r)`
    expect(promised(`async function f() { ${code.replace('E', executor)} }`)).toBe('promise on s: drain elsewhere')
  })
})

describe('waitOf a call', () => {
  const ONCE = `import { once } from 'events';`
  test.each<[name: string, code: string, wait: string | undefined]>([
    ['once()', `${ONCE} async function f() { await once(s, 'drain') }`, 'awaited on s: drain error'],
    [
      'once() with a signal',
      `${ONCE} async function f() { await once(s, 'drain', { signal }) }`,
      'awaited on s: drain error signal',
    ],
    [
      'once() of an own module',
      `import { once } from './once'; async function f() { await once(s, 'drain') }`,
      undefined,
    ],
    ['a callback', `function f(s, done) { s.once('drain', done) }`, 'callback on s: drain'],
    [
      'a callback that others call',
      `function f(s, done) { s.once('close', done); s.once('drain', done) }`,
      'callback on s: close drain',
    ],
    ['a listener for life', `function f(s, done) { s.on('drain', done) }`, undefined],
    ['a function of the file', `const go = () => {}; function f(s) { s.once('drain', go) }`, undefined],
  ])('%s', (_, code, wait) => {
    expect(called(code)).toBe(wait)
  })
})
