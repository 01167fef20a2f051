import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isToldSeldom } from '../../rules/analysis/own-emits.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether the listener around `put()` hears of what comes once an operation. */
const seldom = (code: string) =>
  ask(
    `const told = new EventEmitter(); told.on('status', (s) => put(s)); ${code}`,
    'CallExpression[callee.name="put"]',
    (context, call: TSESTree.CallExpression) => {
      const [listener] = repetitionsOf(context, call)
      return listener && isToldSeldom(context, listener)
    },
  )

test.each([
  `async function add(x) { await store(x); told.emit('status', x) }`,
  `server.on('connection', async (s) => { await store(s); told.emit('status', s) })`,
  `async function add(x) { await store(x); told.emit('status', x) } for (const y of ys) told.emit('other', y)`,
])('isToldSeldom: %s', (code) => {
  expect(seldom(code)).toBe(true)
})

test.each([
  '',
  `for (const y of ys) told.emit('status', y)`,
  `source.on('data', (c) => told.emit('status', c))`,
  `setInterval(() => told.emit('status', now()), 100)`,
  `export function publish(x) { told.emit('status', x) }`,
  `async function add(x) { await store(x); told.emit('status', x) } for (const y of ys) told.emit(name, y)`,
  `async function add(x) { await store(x); told.emit('status', x) } share(told)`,
])('isToldSeldom: not %s', (code) => {
  expect(seldom(code)).toBe(false)
})
