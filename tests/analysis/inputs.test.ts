import { describe, expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { comesWith } from '../../rules/analysis/inputs.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** With which repetitions the argument of `put()` comes anew. */
const inputs = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) =>
    repetitionsOf(context, call)
      .filter((r) => comesWith(context, call.arguments[0] as TSESTree.Expression, r))
      .map(({ kind }) => kind),
  )

describe('comesWith', () => {
  test.each<[name: string, code: string, kinds: string[]]>([
    ['the element', 'for (const x of xs) put(x)', ['loop']],
    ['an index', 'for (let i = 0; i < n; i++) put(xs[i])', ['loop']],
    ['a number that counts down', 'let n = 9; while (n-- > 0) put(f(n))', ['loop']],
    ['a number that is added to', 'let n = 0; do { n += 1; put(f(n)) } while (n < 9)', ['loop']],
    ['what is counted as it comes', `let n = 0; s.on('end', () => { n++; put(f(n)) })`, []],
    ['what is read in the test', 'let c; while ((c = s.read()) !== null) put(c)', ['loop']],
    ['what is made in the body', 'while (more()) { const row = next(); put(row) }', ['loop']],
    ['a note that is the same each time', '(id) => { for (const x of xs) { const t = { e: `end`, id }; put(t) } }', []],
    ['the same with the element in it', '(id) => { for (const x of xs) { const t = { id: x }; put(t) } }', ['loop']],
    ['the same, counted', 'let n = 0; for (const x of xs) { n = next(n); const t = { n }; put(t) }', ['loop']],
    ['encoded, through consts', 'for (const x of xs) { const t = JSON.stringify(x); put(`data: ${t}`) }', ['loop']],
    ['a chunk', `s.on('data', (c) => put(c))`, ['listener']],
    ['parts of a chunk', `s.on('data', (c) => { for (const p of split(c)) put(p) })`, ['loop', 'listener']],
    [
      'parts of a chunk, by a callback',
      `s.on('data', (c) => { split(c).forEach((p) => put(p)) })`,
      ['per-item', 'listener'],
    ],
    ['what a callback is given for it', `s.on('data', (c) => { parse(c, (e, frame) => put(frame)) })`, ['listener']],
    [
      'what a pump reads',
      'function p(r) { return r.read().then(({ value }) => { put(value); return p(r) }) }',
      ['pump'],
    ],
    ['the argument of a helper', 'const send = (x) => put(x)\nfor (const x of xs) send(x)', ['loop']],
    [
      'of a helper of a helper',
      'const w = (x) => put(x)\nconst send = (x) => w(f(x))\nfor (const x of xs) send(x)',
      ['loop'],
    ],
    ['something else', 'for (const x of xs) put(y)', []],
    ['a constant of the body', `for (const x of xs) { const dot = '.'; put(dot) }`, []],
    ['another argument of a helper', 'const send = (a, b) => put(b)\nfor (const x of xs) send(x, y)', []],
    ['a list that was there before', `const old = []\ns.on('data', (c) => { for (const p of old) put(p) })`, ['loop']],
  ])('%s', (_, code, kinds) => {
    expect(inputs(code)).toEqual(kinds)
  })
})
