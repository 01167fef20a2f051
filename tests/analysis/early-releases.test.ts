import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { taskReleasedEarly } from '../../rules/analysis/early-releases.ts'
import { ask } from '../code.ts'

const task = (body: string) =>
  ask(
    `import { Sema } from 'async-sema'; const s = new Sema(1); async function g() {}; async function f(t) { ${body} }`,
    'CallExpression[callee.property.name="acquire"]',
    (context, call: TSESTree.CallExpression) => {
      const found = taskReleasedEarly(context, call)
      return found && context.sourceCode.getText(found)
    },
  )

it.each([
  ['await s.acquire(); try { return t() } finally { s.release() }', 't()'],
  ['await s.acquire(); try { return g() } finally { s.release() }', 'g()'],
  ['await s.acquire(); try { if (x) return fetch(u); await g() } finally { s.release() }', 'fetch(u)'],
  ['await s.acquire(); try { try { return t() } catch { log() } } finally { s.release() }', 't()'],
  ['await s.acquire(); try { return await t() } finally { s.release() }', undefined],
  ['await s.acquire(); try { return sum(xs) } finally { s.release() }', undefined],
  ['await s.acquire(); try { await g() } finally { s.release() } return t()', undefined],
  // It takes a permit of its own: to wait for it with this one in hand is to wait for ever.
  ['await s.acquire(); try { if (isOld) return f(t); await g() } finally { s.release() }', undefined],
  ['await s.acquire(); try { return xs.map(() => { return t() }) } finally { s.release() }', undefined],
])('finds the task whose permit is given back too early: %s', (body, expected) => {
  expect(task(body)).toBe(expected)
})
