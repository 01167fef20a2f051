import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { countedStart } from '../../rules/analysis/counted-starts.ts'
import { ask } from '../code.ts'

const counted = (code: string): boolean =>
  ask(code, 'FunctionDeclaration', (context, fn: TSESTree.Node) => countedStart(context, fn) !== undefined)

test.each([
  'function f(x) { if (this.running.length >= this.MAX) { queue.push(x) } else { run(x) } }',
  'function f(x) { if (active >= 4) return queue.push(x); run(x) }',
  'function f(x) { if (inFlight.size < limit) run(x); else later(x) }',
  'function f(x) { if (maxConcurrency <= running) { return } run(x) }',
  'function f() { while (activeTask === null && queue.length > 0) run(queue.shift()) }',
  'function f() { while (queue.length > 0 && !this.running) run(queue.shift()) }',
])('counted: %s', (code) => {
  expect(counted(code)).toBe(true)
})

test.each([
  'function f(x) { run(x) }',
  'function f(x) { if (active) return; run(x) }',
  'function f(x) { if (active.length > 0) return; run(x) }',
  'function f(x) { if (names.length >= MAX) { flush() } else { run(x) } }',
  'function f(x) { if (active.length >= MAX) warn(); run(x) }',
  'function f(x) { return () => { if (active >= 4) return; run(x) } }',
  'function f() { while (queue.length > 0) run(queue.shift()) }',
  'function f() { while (active !== null) run(active.next()) }',
  'function f() { while (next === null) run(x) }',
])('not counted: %s', (code) => {
  expect(counted(code)).toBe(false)
})
