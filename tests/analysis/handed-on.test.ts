import { expect, test } from 'vitest'
import { handedOn } from '../../rules/analysis/handed-on.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const handed = (code: string) =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    if (!queue) throw new Error('no queue')
    return handedOn(context, queue)
  })

test.each<[name: string, code: string, expected: string | undefined]>([
  [
    'with its object',
    'function f(s) { const o = { m: [] }; s.onmessage = (x) => { o.m.push(x) }; all.add(o) }',
    'object',
  ],
  [
    'to another module',
    'export let q = []; export const add = (x) => q.push(x); export const set = (n) => { q = n }',
    'module',
  ],
  ['not at all', 'const q = []; export const add = (x) => q.push(x)', undefined],
  ['not by a let that is inner', 'let q = []; const add = (x) => q.push(x); const set = (n) => { q = n }', undefined],
  ['not with an object that stays', 'const o = { m: [] }; const add = (x) => o.m.push(x)', undefined],
])('%s', (_, code, expected) => {
  expect(handed(code)).toBe(expected)
})
