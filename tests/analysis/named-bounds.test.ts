import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { boundOfName, isEmptyList, isFilledByData, type Sizing } from '../../rules/analysis/named-bounds.ts'
import { ask, askTyped } from '../code.ts'

/** Only literal lists have a size of their own here. */
const sizeOf: Sizing = (node) =>
  node.type === 'ArrayExpression' && !node.elements.some((e) => e?.type === 'SpreadElement')
    ? { why: 'literal', node }
    : undefined

type Named = TSESTree.Identifier | TSESTree.MemberExpression
const WALK = 'CallExpression[callee.name="walk"]'
const question = (context: never, node: { arguments: [Named] }): string | undefined =>
  boundOfName(context, node.arguments[0], sizeOf)?.why

test.each([
  ['walk(REGIONS)', 'it is a constant'],
  ['walk(config.REGIONS)', 'it is a constant'],
  ['walk(CONFIG.regions)', 'it belongs to a constant'],
  ["import { xs } from './xs.ts'; walk(xs)", 'it is a constant of another module'],
  ['enum Stage { A }; walk(Stage)', 'it is an enum'],
  ['function f(xs: [A, B]) { walk(xs) }', 'its type is a tuple'],
  ['let xs: readonly [A, B]; walk(xs)', 'its type is a tuple'],
  ['const xs = [a, b]; walk(xs)', 'literal'],
  ['let xs = [a]; if (b) xs = [a, b]; walk(xs)', 'literal'],
  ['const xs = [a]; if (b) xs.push(b); walk(xs)', 'literal'],
  ['const xs = [a]; for (const k of [a, b]) xs.push(k); walk(xs)', 'literal'],
  ['const xs = [a]; for (let i = 0; i < 4; i++) xs.push(i); walk(xs)', 'literal'],
  ['const xs = [a]; for (let i = 0; i < end; i++) xs.push(i); walk(xs)', undefined],
  ['async () => { const { items } = await list({ limit: 9 }); walk(items) }', 'its query is paged'],
  ['async () => { const page = await list({ limit: 9 }); walk(page.items) }', 'its query is paged'],
  ['class A { readonly xs = [a]; f() { walk(this.xs) } }', 'it is a literal list'],
  ['class A { get xs() { return [a] } f() { walk(this.xs) } }', 'it is a literal list'],
  ['const f = (...xs) => walk(xs); f(a, b)', 'its callers write it out'],
  ['function f(xs) { walk(xs) } f([a, b]); f([c])', 'its callers hand in so few'],
  ['export function f(xs = [a, b]) { walk(xs) }', 'its default is a literal list'],
  ['export function f({ xs = [a, b] } = {}) { walk(xs) }', 'its default is a literal list'],
  ['export function f(xs = []) { walk(xs) }', undefined],
  ['export function f(xs = load()) { walk(xs) }', undefined],
  ['const f = (...xs) => walk(xs); f(...ys)', undefined],
  ['export function f(xs) { walk(xs) } f([a, b])', undefined],
  ['function f(xs) { walk(xs) } f([a, b]); f(ys)', undefined],
  ['class A { xs = [a]; f() { walk(this.xs) } }', undefined],
  ['class A { readonly xs = []; f() { walk(this.xs) } }', undefined],
  ['function f(xs: [A, ...B[]]) { walk(xs) }', undefined],
  ['function f(xs) { walk(xs) }', undefined],
  ['const xs = []; for (const y of ys) xs.push(y); walk(xs)', undefined],
  ['const xs = [a]; xs.push(...ys); walk(xs)', undefined],
  ['const xs = []; collect(xs); walk(xs)', undefined],
  ['let xs = [a]; xs = ys; walk(xs)', undefined],
  ['walk(page.items)', undefined],
])('%s → %s', (code, expected) => {
  expect(ask(code, WALK, question as never)).toBe(expected)
})

test('takes a tuple by its type', () => {
  const code = 'declare const o: { xs: [string, string] }; declare function walk(xs: unknown): void; walk(o.xs)'
  expect(askTyped(code, WALK, question as never)).toBe('its type is a tuple')
})

test.each([
  ['const xs = []; for (const y of ys) xs.push(y); walk(xs)', true],
  ['const s = new Set(); ys.forEach((y) => s.add(y)); const xs = [...s].sort(); walk(Array.from(s))', true],
  ['const list = (ys) => { const xs = []; for (const y of ys) xs.push(y); return xs }; walk(list(zs))', true],
  ['const xs = []; for (const y of ys) xs.push(y); const f = (zs) => walk(zs); f(xs)', true],
  ['const xs = [a]; walk(xs)', false],
  ['walk(xs)', false],
  ['const xs = []; for (const y of [a]) xs.push(y); walk(xs)', false],
])('filled by data: %s → %s', (code, expected) => {
  const found = ask(code, WALK, (context, node: { arguments: [never] }) =>
    isFilledByData(context, node.arguments[0], sizeOf),
  )
  expect(found).toBe(expected)
})

test('knows an empty list', () => {
  expect(ask('const x = []', 'ArrayExpression', (_, node) => isEmptyList(node))).toBe(true)
  expect(ask('const x = [1]', 'ArrayExpression', (_, node) => isEmptyList(node))).toBe(false)
})
