import { expect, test } from 'vitest'
import { isCutFromMemory } from '../../rules/analysis/memory-cuts.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const cut = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call) => {
    const { arguments: items } = call as { arguments: never[] }
    const [loop] = repetitionsOf(context, call)
    return loop && items[0] ? isCutFromMemory(context, items[0], loop) : undefined
  })

test.each([
  ['a text', 'const s = load(); for (let i = 0; i < s.length; i += 9) put(s.substr(i, 9))', true],
  ['a parameter', 'function f(b) { let i = 0; while (i < b.length) put(b.subarray(i, (i += 9))) }', true],
  [
    'a const of the turn',
    'function f(b) { for (let i = 0; i < 9; i++) { const p = b.slice(i, i + 1); put(p) } }',
    true,
  ],
  ['its rest', 'function f(b) { while (b.length) { put(b.slice(0, 9)); b = b.slice(9) } }', true],
  ['what is read anew', 'function f(b) { while (b) { put(b.slice(0, 9)); b = read() } }', false],
  ['what comes with the turn', 'for (const b of bs) put(b.slice(1))', false],
  ['a file', 'function f(file) { for (let i = 0; i < 9; i++) put(file.slice(i, i + 1)) }', false],
  ['something else', 'function f(xs) { for (let i = 0; i < 9; i++) put(xs[i]) }', false],
  [
    'a flow with a cursor',
    'async function f(b) { let at = 0; for await (const n of s) { const p = b.slice(at, at + n); at += n; put(p) } }',
    true,
  ],
  ['a field', 'class A { f() { for (let i = 0; i < 9; i++) put(this.text.slice(i, i + 1)) } }', true],
  ['a field that is refilled', 'class A { f() { while (on) { put(this.t.slice(0, 9)); this.t = read() } } }', false],
  [
    'a flow whose cursor stands',
    'async function f(b) { const at = 0; for await (const n of s) put(b.slice(at, n)) }',
    false,
  ],
  ['a flow', 'async function f(b) { for await (const x of s) put(b.slice(x)) }', false],
])('%s: %s', (_, code, expected) => {
  expect(cut(code)).toBe(expected)
})
