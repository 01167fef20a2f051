import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOfAwaitedStore } from '../../rules/analysis/awaited-receivers.ts'
import { ask } from '../code.ts'

/** What is asked of the statement that stands last in the code. */
const asked = (code: string): boolean =>
  ask(code, 'ExpressionStatement > CallExpression', (context, call: TSESTree.CallExpression) =>
    isOfAwaitedStore(context, call),
  )

test.each([
  "const db = require('./db'); async function f(k) { const v = await db.get(k); db.remove(k) }",
  "import { db } from './db'; function f(k) { db.get(k).then(log); db.set(k, 1) }",
  'class A { async get(k) { return await this.db.get(k) } drop(k) { this.db.removeAll(k) } }',
  'async function f(db, k) { await db.removeFromFilters(k); db.removeFromFilters(1) }',
])('is: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  "const db = require('./db'); function f(k) { const v = db.get(k); db.remove(k) }",
  'async function f(db, k) { await db.open(); db.delete(k) }',
  'async function f(db, k) { await db.get(k); db.set(k, 1, (error) => log(error)) }',
  'async function f(cache, k) { await cache.get(k); cache.delete(k) }',
  'async function f(db, k) { await db.get(k); db.on(k) }',
  'async function f(db, k) { await db.get(k) } function g(db, k) { db.remove(k) }',
  'async function f(db, k) { await db.get(k); db.removeFromFilters(k) }',
])('is not: %s', (code) => {
  expect(asked(code)).toBe(false)
})
