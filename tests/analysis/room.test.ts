import { describe, expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { putOf } from '../../rules/analysis/puts.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { isLastPut, roomLooksOf, stopsSource } from '../../rules/analysis/room.ts'
import { ask } from '../code.ts'

/** Asks about the last `res.write(…)` of the code. */
const about = <Answer>(code: string, question: (context: never, put: never, call: never) => Answer) =>
  ask(code, 'CallExpression[callee.object.name="res"][callee.property.name="write"]', (context, call) =>
    question(context as never, putOf(context, call) as never, call),
  )

const looks = (code: string) =>
  about(code, (context, put) => {
    const { answers, others } = roomLooksOf(context, put)
    return `${answers.length} answers, ${others.length} others`
  })

describe('roomLooksOf', () => {
  test.each<[name: string, code: string, looks: string]>([
    ['nobody', 'function f(res) { res.write(1) }', '0 answers, 0 others'],
    ['another write that is tested', 'function f(res) { if (!res.write(0)) g(); res.write(1) }', '1 answers, 0 others'],
    ['another write that is dropped', 'function f(res) { res.write(0); res.write(1) }', '0 answers, 0 others'],
    [
      'a write to somebody else',
      'function f(res, out) { if (!out.write(0)) g(); res.write(1) }',
      '0 answers, 0 others',
    ],
    ['writableLength', 'function f(res) { if (res.writableLength > 9) return; res.write(1) }', '0 answers, 1 others'],
    [
      'whoever calls',
      'function f(res) { res.write(1) } function g(out) { if (out.writableLength < 9) f(out) }',
      '0 answers, 1 others',
    ],
    [
      'one of two who call',
      'function f(res) { res.write(1) } function g(a) { if (a.writableLength < 9) f(a) } function h(b) { f(b) }',
      '0 answers, 0 others',
    ],
    [
      'who calls with another one',
      'function f(res) { res.write(1) } function g(out, low) { if (low.writableLength < 9) f(out) }',
      '0 answers, 0 others',
    ],
    ['a helper', 'async function f(res) { await waitForDrain(res); res.write(1) }', '0 answers, 1 others'],
    ['once()', `async function f(res) { await once(res, 'drain'); res.write(1) }`, '0 answers, 1 others'],
    [
      'a drain listener',
      `function f(res, s) { res.on('x', g).on('drain', () => s.resume()); s.pause(); res.write(1) }`,
      '0 answers, 1 others',
    ],
    [
      'a drain listener where nobody stops',
      `function f(res) { res.on('drain', g); res.write(1) }`,
      '0 answers, 0 others',
    ],
  ])('%s', (_, code, expected) => {
    expect(looks(code)).toBe(expected)
  })
})

describe('isLastPut', () => {
  test.each<[code: string, isLast: boolean]>([
    ['res.write(x); res.end()', true],
    ['res.write(x); log(x); res.destroy()', true],
    ['function f(res) { res.write(x); return res.end(y) }', true],
    ['res.write(x); out.end()', false],
    ['for (const x of xs) { res.write(x) } res.end()', false],
    ['res.write(x); setTimeout(() => res.end())', false],
  ])('%s: %s', (code, isLast) => {
    expect(about(code, (context, put) => isLastPut(context, put))).toBe(isLast)
  })
})

test('stopsSource', () => {
  const stops = (code: string) =>
    ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) =>
      repetitionsOf(context, call).some((repetition) => stopsSource(context, repetition)),
    )
  expect(stops(`s.on('data', (c) => { s.pause(); res.write(c) })`)).toBe(true)
  expect(stops(`s.on('data', (c) => { res.write(c) }); s.pause()`)).toBe(false)
})
