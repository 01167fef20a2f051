import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { ignoredOffer } from '../../rules/analysis/ignored-offers.ts'
import { ask } from '../code.ts'

const offer = (code: string) =>
  ask(code, 'CallExpression[callee.property.name=/^(tryPut|offer)$/]', (context, call: TSESTree.CallExpression) =>
    ignoredOffer(context, call),
  )

it.each([
  ['line.tryPut(x)', 'tryPut'],
  ['void line.tryPut(x)', undefined],
  ['if (line.tryPut(x)) f()', undefined],
  ['shop.offer(x)', undefined],
  ['class A { offer(x) { if (x) return true; return false } }; new A().offer(1)', 'offer'],
])('finds an offer whose answer nobody looks at: %s', (code, method) => {
  expect(offer(code)).toBe(method)
})
