import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isHandedWait } from '../../rules/analysis/handed-waits.ts'
import { ask } from '../code.ts'

const waits = (code: string) =>
  ask(code, 'CallExpression[callee.name="run"]', (context, call: TSESTree.CallExpression) =>
    isHandedWait(context, call),
  )

test.each<[name: string, code: string, expected: boolean]>([
  ['what a deferred answers', 'const { promise: done } = Promise.withResolvers(); run(() => done)', true],
  ['what a function makes', 'const { stop, promise } = defer(); run((tx) => { use(tx); return promise })', true],
  ['a deferred that is kept', 'const later = defer(); run(() => later.promise)', true],
  ['a promise', 'const done = new Promise((ok) => stop = ok); run(async () => { await done })', true],
  ['a promise of its own', 'run(() => { const done = new Promise(f); return done })', false],
  ['a value', 'const row = await read(); run(() => row)', false],
  ['a promise that it looks at', 'const { promise } = defer(); run(() => { note(promise) })', false],
  ['no function', 'const { promise } = defer(); run(promise)', false],
])('%s', (_, code, expected) => {
  expect(waits(code)).toBe(expected)
})
