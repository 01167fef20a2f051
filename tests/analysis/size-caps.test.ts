import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { sizeCapOf } from '../../rules/analysis/size-caps.ts'
import { ask } from '../code.ts'

/** Whether what repeats `take()` is held to a size. */
const isCapped = (code: string) =>
  ask(code, 'CallExpression[callee.name="take"]', (context, call: TSESTree.CallExpression) => {
    const [repetition] = repetitionsOf(context, call)
    if (!repetition) throw new Error('no repetition')
    return sizeCapOf(context, repetition) !== undefined
  })

test.each<[name: string, code: string, expected: boolean]>([
  ['a length', 'function f() { s.on("data", (c) => { take(c); if (body.length > max) fail() }) }', true],
  ['a count', 'function f() { s.on("data", (c) => { n += c.length; if (1000 < size) fail(); take(c) }) }', true],
  ['in front', 'function f() { if (Number(length) > MAX) throw e; s.on("data", (c) => take(c)) }', true],
  [
    'around the promise',
    'function f() { if (length > MAX) throw e; return new Promise(() => s.on("data", (c) => take(c))) }',
    true,
  ],
  ['a test that speaks of a limit', 'function f() { s.on("data", (c) => { if (overLimit) return; take(c) }) }', true],
  [
    'a function that holds it',
    'function f() { s.on("data", (c) => { take(c); hold() }) } function hold() { if (body.size >= MAX) s.end() }',
    true,
  ],
  ['it destroys', 'function f() { s.on("data", (c) => { take(c); if (bad(c)) s.destroy() }) }', true],
  ['it leaves', 'function f() { s.on("data", function on(c) { take(c); s.removeListener("data", on) }) }', true],
  [
    'for await',
    'async function f() { for await (const c of s) { total += c.length; if (total > limit) break; take(c) } }',
    true,
  ],
  ['nothing', 'function f() { s.on("data", (c) => take(c)) }', false],
  ['anything at all', 'function f() { s.on("data", (c) => { if (c.length > 0) take(c) }) }', false],
  ['a status', 'function f() { if (res.statusCode >= 400) return; s.on("data", (c) => take(c)) }', false],
  ['a walk', 'function f() { for (let i = 0; i < xs.length; i++) g(); s.on("data", (c) => take(c)) }', false],
  ['an index', 'function f() { s.on("data", (c) => { take(c); while (pos < c.length) pos++ }) }', false],
  [
    'a destroy at another time',
    'function f() { s.on("data", (c) => take(c)); s.on("error", () => s.destroy()) }',
    false,
  ],
  ['another function', 'function g() { if (size > MAX) throw e } function f() { s.on("data", (c) => take(c)) }', false],
])('%s', (_, code, expected) => {
  expect(isCapped(code)).toBe(expected)
})
