import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { drainsAsStream, hangOf } from '../../rules/analysis/hanging-waits.ts'
import { waitOf } from '../../rules/analysis/waits.ts'
import { ask } from '../code.ts'

const hang = (code: string) =>
  ask(code, 'NewExpression, CallExpression[callee.name="once"]', (context, node: TSESTree.NewExpression) => {
    const wait = waitOf(context, node, 'drain')
    return wait && hangOf(context, wait)
  })

test.each([
  ['drain alone', `new Promise((r) => res.once('drain', r))`, 'drainOnly'],
  ['no close', `new Promise((r, f) => { socket.once('drain', r); socket.once('error', f) })`, 'closeMissing'],
  ['a file and its error', `new Promise((r, f) => { file.once('drain', r); file.once('error', f) })`, undefined],
  ['all that ends', `new Promise((r) => { res.once('drain', r); res.once('close', r) })`, undefined],
  ['who wakes it', `new Promise((r) => res.once('drain', r)); res.emit('drain')`, undefined],
  ['a queue', `new Promise((r) => jobs.once('drain', r))`, undefined],
])('%s', (_, code, expected) => {
  expect(hang(code)).toBe(expected)
})

test("tells a stream's drain from a queue's", () => {
  const asks = (code: string) =>
    ask(code, 'CallExpression > MemberExpression[property.name="once"]', (context, node: TSESTree.MemberExpression) =>
      drainsAsStream(context, node.object),
    )
  expect(asks(`thing.once('drain', f)`)).toBe(false)
  expect(asks(`thing.write(x); thing.once('drain', f)`)).toBe(true)
})
