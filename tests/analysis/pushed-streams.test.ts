import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isPushedInto } from '../../rules/analysis/pushed-streams.ts'
import { ask } from '../code.ts'

const isPushed = (code: string) =>
  ask(
    code,
    'CallExpression[arguments.0.name="chunk"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isPushedInto(context, member.object),
  )

describe('isPushedInto', () => {
  test.each([
    ['this', 'class A { put(chunk) { this.push(chunk) } }'],
    [
      'this by another name',
      'A.prototype.f = function () { const self = this; s.on("data", (chunk) => self.push(chunk)) }',
    ],
    ['what is told its end', 's.on("data", (chunk) => out.push(chunk)).on("end", () => out.push(null))'],
    ['what is told how to read', 'out._read = () => {}; s.on("data", (chunk) => out.push(chunk))'],
    ['what an heir makes', 'inherits(A, Readable); const out = new A(); s.on("data", (chunk) => out.push(chunk))'],
    ['a field that is told its end', 'class A { f(chunk) { this.out.push(chunk) } end() { this.out.push(null) } }'],
  ])('%s', (_, code) => {
    expect(isPushed(code)).toBe(true)
  })

  test.each([
    ['a list', 'const all = []; s.on("data", (chunk) => all.push(chunk))'],
    ['a list of this', 'class A { all = []; put(chunk) { this.all.push(chunk) } }'],
    ['a list whose last element is null', 'const all = []; s.on("data", (chunk) => all.push(chunk)); all.push(null)'],
    [
      'a list of this whose last element is null',
      'class A { all = []; f(chunk) { this.all.push(chunk); this.all.push(null) } }',
    ],
    ['a list that this holds', 'class A { f(chunk) { const { all } = this; all.push(chunk) } }'],
    ['another that is told its end', 's.on("data", (chunk) => all.push(chunk)); out.push(null)'],
    ['what lends its way to read', 'keep = out._read; s.on("data", (chunk) => out.push(chunk))'],
    ['what is asked how it reads', 'if (out._read) s.on("data", (chunk) => out.push(chunk))'],
  ])('not %s', (_, code) => {
    expect(isPushed(code)).toBe(false)
  })
})
