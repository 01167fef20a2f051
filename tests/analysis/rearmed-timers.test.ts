import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isRearmed } from '../../rules/analysis/rearmed-timers.ts'
import { ask } from '../code.ts'

const rearmed = (code: string): boolean =>
  ask(code, 'CallExpression[callee.name="setTimeout"]', (context, call: TSESTree.CallExpression) =>
    isRearmed(context, call),
  )

test.each([
  'class Store { save() { clearTimeout(this.timer); this.timer = setTimeout(() => this.write(), 500) } }',
  'class Store { save() { if (this.#t) { clearTimeout(this.#t) } this.#t = setTimeout(write, 500) } }',
  'let timer; function save() { if (timer) clearTimeout(timer); timer = setTimeout(write, 500) }',
])('takes back the one before: %s', (code) => {
  expect(rearmed(code)).toBe(true)
})

test.each([
  'function save() { setTimeout(write, 500) }',
  'let timer; function save() { timer = setTimeout(write, 500) }',
  'let timer; function save() { timer = setTimeout(write, 500); clearTimeout(timer) }',
  'let timer, other; function save() { clearTimeout(other); timer = setTimeout(write, 500) }',
  'let timer; function stop() { clearTimeout(timer) } function save() { timer = setTimeout(write, 500) }',
  'let timer; clearTimeout(timer); timer = setTimeout(write, 500)',
])('is one more: %s', (code) => {
  expect(rearmed(code)).toBe(false)
})
