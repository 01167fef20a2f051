import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { ineffectiveLimit } from '../../rules/analysis/ineffective-limits.ts'
import { ask } from '../code.ts'

const why = (code: string, callee: string) =>
  ask(
    `import pLimit from 'p-limit'; ${code}`,
    `CallExpression[callee.name="${callee}"]`,
    (context, call: TSESTree.CallExpression) => ineffectiveLimit(context, call)?.why,
  )

it.each([
  ['const limit = pLimit(2); const p = fetch(u); limit(() => p)', 'limit', 'running'],
  ['const limit = pLimit(2); limit(() => fetch(u))', 'limit', undefined],
  ['function f() { const limit = pLimit(2); return limit(() => fetch(u)) }', 'pLimit', 'own'],
  ['function f() { const limit = pLimit(2); return us.map((u) => limit(() => fetch(u))) }', 'pLimit', undefined],
  ["import t from 'p-throttle'; class A { constructor() { const slow = t(x); this.get = slow(get) } }", 't', undefined],
  ["import t from 'p-throttle'; function f() { return t(x)(get) }", 't', undefined],
])('tells why a limit holds nothing back: %s', (code, callee, reason) => {
  expect(why(code, callee)).toBe(reason)
})
