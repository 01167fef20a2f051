import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { mayChangeWhile } from '../../rules/edits/changes-while.ts'
import { ask } from '../code.ts'

it.each([
  { name: 'a parameter', code: 'async (xs) => { await JOIN(xs) }', may: false },
  { name: 'what a call gives', code: 'async () => { await JOIN(list()) }', may: false },
  {
    name: 'a local that is filled before',
    code: 'async () => { const xs = []; xs.push(1); await JOIN(xs) }',
    may: false,
  },
  {
    name: 'a local that is emptied after the wait',
    code: 'async () => { let xs = [1]; await JOIN(xs); xs.length = 0 }',
    may: false,
  },
  {
    name: 'a local that is emptied while nobody waits',
    code: 'async () => { let xs = [1]; const p = JOIN(xs); xs.length = 0; await p }',
    may: true,
  },
  {
    name: 'a local that the task changes',
    code: 'async () => { const xs = [1]; await JOIN(xs, () => xs.pop()) }',
    may: true,
  },
  {
    name: 'a module variable',
    code: 'const xs = []\nfunction add(x) { xs.push(x) }\nasync () => { await JOIN(xs) }',
    may: true,
  },
  { name: 'a module variable that stays', code: 'const xs = [1]\nasync () => { await JOIN(xs) }', may: false },
  { name: 'a field', code: 'class A { add(x) { this.xs[0] = x } async all() { await JOIN(this.xs) } }', may: true },
  {
    name: 'another field',
    code: 'class A { add(x) { this.ys[0] = x } async all() { await JOIN(this.xs) } }',
    may: false,
  },
  {
    name: 'a view of a map',
    code: 'const m = new Map()\nfunction add(x) { m.set(x, x) }\nasync () => { await JOIN(m.values()) }',
    may: true,
  },
  {
    name: 'a default',
    code: 'const xs = []\nfunction add(x) { xs.push(x) }\nasync (ys) => { await JOIN(ys ?? xs) }',
    may: true,
  },
])('$name: $may', ({ code, may }) => {
  const found = ask(code, 'CallExpression[callee.name="JOIN"]', (context, call: TSESTree.CallExpression) =>
    mayChangeWhile(context, call.arguments[0] as TSESTree.Node, call),
  )
  expect(found).toBe(may)
})
