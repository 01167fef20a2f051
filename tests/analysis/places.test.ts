import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { samePlace } from '../../rules/analysis/places.ts'
import { ask } from '../code.ts'

/** Whether the two arguments of `compare()` read the same place. */
const same = (code: string) =>
  ask(code, 'CallExpression[callee.name="compare"]', (context, call: TSESTree.CallExpression) => {
    const [a, b] = call.arguments
    return a !== undefined && b !== undefined && samePlace(context, a, b)
  })

describe('samePlace', () => {
  test.each<[name: string, code: string]>([
    ['a variable', 'function f(res) { compare(res, res) }'],
    ['casts and chains', 'function f(res) { compare(res!.raw, (res as R)?.raw) }'],
    ['a way of properties', `function f(ctx) { compare(ctx.node.res, ctx['node'].res) }`],
    ['a const that keeps it', 'function f(ctx) { const out = ctx.res; compare(out, ctx.res) }'],
    ['a const taken apart', 'function f(ctx) { const { node: { res } } = ctx; compare(res, ctx.node.res) }'],
    ['a field', 'class A { f() { const s = this.#s; compare(s, this.#s) } }'],
    ['this kept for a callback', 'class A { f() { const self = this; compare(self.out, this.out) } }'],
    ['a global', 'compare(sink, sink)'],
  ])('%s', (_, code) => {
    expect(same(code)).toBe(true)
  })

  test.each<[name: string, code: string]>([
    ['two variables', 'function f(a, b) { compare(a, b) }'],
    ['two properties', 'function f(a) { compare(a.in, a.out) }'],
    ['a shadowed name', 'function f(a) { { const a = g(); compare(a, h) } }'],
    ['fields of two classes', 'class A { f() { class B { g() { compare(this.s, that.s) } } } }'],
    ['what may be another one the next time', 'function f(a) { compare(a[i], a[i]) }'],
    ['a variable that changes', 'function f(a, b) { let s = a; s = b; compare(s, a) }'],
    ['calls', 'compare(make(), make())'],
  ])('not %s', (_, code) => {
    expect(same(code)).toBe(false)
  })
})
