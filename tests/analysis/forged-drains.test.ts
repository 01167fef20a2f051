import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { forgedDrainOf } from '../../rules/analysis/forged-drains.ts'
import { ask } from '../code.ts'

const isForged = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="emit"]', (context, call: TSESTree.CallExpression) => {
    return forgedDrainOf(context, call) !== undefined
  })

test.each([
  ['a timer', `setTimeout(() => res.emit('drain'), 100)`, true],
  ['a timer by name', `const go = () => { res.emit('drain') }; setTimeout(go, 100)`, true],
  ['passed on', `inner.on('drain', () => res.emit('drain'))`, false],
  ['its own', `setTimeout(() => this.emit('drain'), 100)`, false],
  ['a queue', `setTimeout(() => jobs.emit('drain'), 100)`, false],
  ['another event', `setTimeout(() => res.emit('close'), 100)`, false],
])('%s: %s', (_, code, expected) => {
  expect(isForged(code)).toBe(expected)
})
