import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { handsOnHeld, walksCollected, walksHeld } from '../../rules/analysis/held-walks.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether the innermost loop around `put(…)` goes over what is in memory. */
const held = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [repetition] = repetitionsOf(context, call)
    const [item] = call.arguments
    return repetition && item && walksHeld(context, item, repetition)
  })

test.each([
  'for (const x of xs) put(f(x))',
  'for (const [k, v] of Object.entries(all)) put(k + v)',
  'this.rows.map((x) => put(x))',
  'for (const x of Object.values(generated)) put(f(x))',
  'for (const x of [...generated.values()].filter(isNew)) put(f(x))',
  'for (const x of scanned.sort(byName)) put(f(x))',
  'const xs = await load(); for (const x of xs) put(x)',
  'for (let i = 0; i < xs.length; i++) put(xs[i])',
  'for (let i = 0; i < n; i++) { const x = buffer.getLine(i); const t = f(x); put(t) }',
])('walksHeld: %s', (code) => {
  expect(held(code)).toBe(true)
})

test.each([
  'for (const x of xs) { put(x); await room() }',
  'for (const x of xs) { put(x); for await (const y of x) f(y) }',
  'function* f() { for (const x of xs) { put(x); yield } }',
  'function* rows() {} const xs = rows(); for (const x of xs) put(x)',
  'for (const x of db.prepare(q).iterate()) put(x)',
  'for (const x of cursor) put(x)',
  'for (let i = 0; i < n; i++) put(make(i))',
  'for (let i = 0; i < n; i++) put(seen[0] + i)',
  'while ((m = re.exec(text))) put(m)',
  'for await (const x of xs) put(x)',
  `s.on('data', (x) => put(x))`,
])('walksHeld: not %s', (code) => {
  expect(held(code)).toBe(false)
})

const collected = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [repetition] = repetitionsOf(context, call)
    return repetition && walksCollected(context, repetition)
  })

test.each([
  'function f() { const xs = []; xs.push(a(), b()); for (const x of xs) put(x) }',
  'function f() { const xs = [a()]; xs.forEach((x) => put(x)) }',
])('walksCollected: %s', (code) => {
  expect(collected(code)).toBe(true)
})

test.each([
  'function f() { const xs = []; for (const x of xs) { put(x); await room() } }',
  'const xs = []; function f() { for (const x of xs) put(x) }',
  'function f() { const xs = load(); for (const x of xs) put(x) }',
  'async function f() { const xs = []; for await (const x of xs) put(x) }',
])('not walksCollected: %s', (code) => {
  expect(collected(code)).toBe(false)
})

/** Whether the innermost loop around `put(…)` hands on what its list holds as it is. */
const asItIs = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [repetition] = repetitionsOf(context, call)
    const [item] = call.arguments
    return repetition && item && handsOnHeld(context, item, repetition)
  })

test.each([
  'for (const x of xs) put(x)',
  'for (const entry of waiting.values()) put(entry.request)',
  'for (const [name, part] of Object.entries(parts)) put(part)',
  'parts.forEach((part) => put(part.bytes))',
  'for (let i = 0; i < xs.length; i++) put(xs[i])',
])('handsOnHeld: %s', (code) => {
  expect(asItIs(code)).toBe(true)
})

test.each([
  'for (const x of xs) put(JSON.stringify(x))',
  'for (const x of xs) put(x.read())',
  'for (const x of xs) { put(x); await room() }',
  'for (const x of db.iterate()) put(x)',
  'for (let i = 0; i < xs.length; i++) put(f(xs[i]))',
  'parts.forEach((part, i) => put(i))',
  'const send = (x) => put(x); for (const x of xs) send(x)',
])('handsOnHeld: not %s', (code) => {
  expect(asItIs(code)).toBe(false)
})
