import { expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { isCapped } from '../../rules/analysis/write-caps.ts'
import { ask } from '../code.ts'

const capped = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [repetition] = repetitionsOf(context, call)
    return repetition && isCapped(context, call, repetition)
  })

test.each([
  `let sum = 0; s.on('data', (c) => { if (sum + c.length > 9000) return; sum += c.length; put(c) })`,
  `const MAX = 9 * 1024; let sum = 0
const take = (x) => { const n = x.length; if (sum + n > MAX) { say(); return false } sum += n; put(x) }
for (const x of xs) take(x)`,
  `let sum = 0; for await (const c of s) { sum += c.length; if (sum > 9000) break; if (c) { put(c) } }`,
  `let sum = 0; for (const c of s) { if (sum > 9000) continue; sum += c.length; put(c) }`,
])('isCapped: %s', (code) => {
  expect(capped(code)).toBe(true)
})

test.each([
  ['of one chunk', `s.on('data', (c) => { let sum = 0; sum += c.length; if (sum > 9000) return; put(c) })`],
  [
    'that starts anew',
    `let sum = 0; s.on('data', (c) => { if (sum > 9000) { sum = 0; return } sum += c.length; put(c) })`,
  ],
  ['that goes down', `let n = 0; s.on('data', (c) => { if (n > 9) return; n += 1; put(c); n -= 1 })`],
  ['against what somebody sets', `let n = 0; s.on('data', (c) => { if (n > limit) return; n += 1; put(c) })`],
  ['that is only told', `let n = 0; s.on('data', (c) => { n += 1; if (n > 9000) warn(); put(c) })`],
  ['after the write', `let n = 0; s.on('data', (c) => { put(c); n += 1; if (n > 9000) return })`],
  ['of something that never grows', `let n = 0; s.on('data', (c) => { if (n > 9000) return; put(c) })`],
])('isCapped: not by a total %s', (_, code) => {
  expect(capped(code)).toBe(false)
})
