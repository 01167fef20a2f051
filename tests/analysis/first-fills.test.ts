import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isForTheFirst, worksForTheFirst } from '../../rules/analysis/first-fills.ts'
import { functionOf } from '../../rules/analysis/functions.ts'
import { closest } from '../../rules/analysis/walk.ts'
import { ask } from '../code.ts'

const isLoop = (node: TSESTree.Node): node is TSESTree.ForOfStatement => node.type === 'ForOfStatement'

/** Whether `work()` is done for the first only, in the loop around it. */
const of = (code: string): boolean =>
  ask(code, 'CallExpression[callee.name="work"]', (context, call: TSESTree.CallExpression) =>
    isForTheFirst(context, call, closest(call, isLoop) ?? context.sourceCode.ast),
  )

const QUEUE = 'const queue = []; '
const EACH = 'for (const x of xs) { queue.push(x); if (queue.length === 1) work() }'

test.each([
  'for (const x of xs) { queue.push(x); queue.length === 1 && work() }',
  'for (const x of xs) { if (x.old) { queue.push(x); if (queue.length === 1 && !stopped) { work() } } }',
  'for (const x of xs) { if (queue.push(x) === 1) work() }',
  'for (const x of xs) { queue.push(x); if (queue.length > 1) continue; work() }',
  'for (const x of xs) { if (queue.length === 0) work(); queue.push(x) }',
  'for (const x of xs) { if (!queue.length) { queue.push(x); work() } else queue.push(x) }',
  `${EACH} function work() { spawn(queue[0]).on("exit", () => { queue.shift(); setTimeout(work) }) }`,
  `${EACH} async function work() { while (queue.length) { await f(queue[0]); queue.shift() } }`,
  'const pending = new Set(); for (const x of xs) { pending.add(x); if (pending.size === 1) work() }',
  'class A { f(xs) { for (const x of xs) { this.line.push(x); if (this.line.length === 1) work() } } }',
])('for the first: %s', (code) => {
  expect(of(QUEUE + code)).toBe(true)
})

test.each([
  // No put, or one that the test does not see.
  'for (const x of xs) { if (queue.length === 1) work() }',
  'for (const x of xs) { if (x.old) queue.push(x); if (queue.length === 1) work() }',
  'for (const x of xs) { if (queue.length === 1) work(); queue.push(x) }',
  'for (const x of xs) { queue.push(x); if (queue.length === 0) work() }',
  'for (const x of xs) { queue.push(x); if (other.length === 1) work() }',
  // Any number of entries.
  'for (const x of xs) { queue.push(x); if (queue.length >= 1) work() }',
  'for (const x of xs) { queue.push(x); if (queue.length === 1 || x.urgent) work() }',
  'for (const x of xs) { queue.push(x); if (queue.length === 1) {} else work() }',
  // A list for each turn, and one that is empty again in each.
  'for (const x of xs) { const own = []; own.push(x); if (own.length === 1) work() }',
  'for (const x of xs) { x.queue.push(x); if (x.queue.length === 1) work() }',
  'for (const x of xs) { queue.push(x); if (queue.length === 1) work(); queue.length = 0 }',
  // The consumer takes the entry out at once.
  `${EACH} function work() { spawn(queue.shift()).on("exit", work) }`,
  `${EACH} async function work() { while (queue.length) await f(queue.shift()) }`,
  `${EACH} function work() { spawn(next()) } const next = () => queue.pop()`,
])('for any: %s', (code) => {
  expect(of(QUEUE + code)).toBe(false)
})

test.each([
  ['queue.push(x); if (queue.length === 1) fetch("/all")', true],
  ['queue.push(x); if (queue.length === 1) fetch("/all"); fetch(x)', false],
  ['queue.push(x)', false],
])('all work of the function is for the first: %s', (body, expected) => {
  const answer = ask(`${QUEUE}const f = (x) => { ${body} }`, 'ArrowFunctionExpression', (context, node) => {
    const fn = functionOf(context, node)
    return fn && worksForTheFirst(context, fn, () => true)
  })
  expect(answer).toBe(expected)
})
