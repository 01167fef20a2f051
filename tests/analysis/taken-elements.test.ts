import { expect, test } from 'vitest'
import { isTakenOut } from '../../rules/analysis/taken-elements.ts'
import { ask } from '../code.ts'

const taken = (code: string) =>
  ask(code, 'CallExpression[callee.name="work"]', (context, call: never) => isTakenOut(context, call))

test.each([
  'for (const [key, entry] of pool) { pool.delete(key); void work(entry) }',
  'for (const key of this.pool.keys()) { if (old(key)) { this.pool.delete(key); void work(key) } }',
  'for (const entry of [...pool.values()]) { pool.delete(entry.id); void work(entry) }',
  'for (const entry of Array.from(this.pool.values())) { this.pool.delete(entry.id); await work(entry) }',
  'pool.forEach((entry, key) => { pool.delete(key); void work(entry) })',
  'while (queue.length > 0) { const job = queue.shift(); await work(job) }',
  'while (queue.length > 0) await work(queue.shift())',
])('is out of its collection: %s', (code) => {
  expect(taken(`async function f() { ${code} }`)).toBe(true)
})

test.each([
  'for (const [key, entry] of pool) { void work(entry); pool.delete(key) }',
  'for (const [key, entry] of pool) { seen.delete(key); void work(entry) }',
  'for (const entry of Array.from(pool.values())) { await work(entry); pool.delete(entry.id) }',
  'for (const id of Array.from(pool, idOf)) { pool.delete(id); await work(id) }',
  'for (const entry of pool) { list.shift(); void work(entry) }',
  'pool.forEach((entry) => { void work(entry) })',
  'pool.map((entry, key) => { pool.delete(key); return work(entry) })',
  'pool.delete(key); await work(entry)',
])('is still in it: %s', (code) => {
  expect(taken(`async function f() { ${code} }`)).toBe(false)
})
