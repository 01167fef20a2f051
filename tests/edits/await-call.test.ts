import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { awaitCall } from '../../rules/edits/await-call.ts'
import { edited } from './edited.ts'

it.each([
  { name: 'a statement', code: 'async () => { q.put(x) }', output: 'async () => { await q.put(x) }' },
  { name: 'void', code: 'async () => { void q.put(x) }', output: 'async () => { await q.put(x) }' },
  { name: 'an optional call', code: 'async () => { q?.put(x) }', output: 'async () => { await q?.put(x) }' },
  { name: 'a condition', code: 'async () => { ok && q.put(x) }', output: 'async () => { ok && await q.put(x) }' },
  { name: 'the top of a module that awaits there', code: 'await a\nq.put(x)', output: 'await a\nawait q.put(x)' },
  {
    name: 'an async generator',
    code: 'async function* f() { q.put(x) }',
    output: 'async function* f() { await q.put(x) }',
  },
])('$name', ({ code, output }) => expect(awaited(code)).toBe(output))

it.each([
  { name: 'a sync function', code: '() => { q.put(x) }' },
  { name: 'a sync callback in an async function', code: 'async () => { xs.forEach((x) => { q.put(x) }) }' },
  { name: 'a promise that is awaited', code: 'async () => { await q.put(x) }' },
  { name: 'a promise that is kept', code: 'async () => { const p = q.put(x); await p }' },
  { name: 'a promise that is returned', code: 'async () => q.put(x)' },
  { name: 'void as a value', code: 'async () => void q.put(x)' },
  { name: 'the top of a module', code: 'q.put(x)' },
  { name: 'a field', code: 'async () => { class A { a = (q.put(x), 1) } }' },
])('nothing for $name', ({ code }) => expect(awaited(code)).toBeNull())

function awaited(code: string): string | null {
  return edited<TSESTree.CallExpression>(code, 'CallExpression[callee.property.name="put"]', awaitCall)
}
