import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { startOf, startsIn } from '../../rules/analysis/running-promises.ts'
import { ask } from '../code.ts'

const argument = (code: string, question: typeof startOf) =>
  ask(code, 'CallExpression[callee.name="ask"]', (context, { arguments: [node] }: TSESTree.CallExpression) =>
    node ? question(context, node) !== undefined : false,
  )

it.each([
  ['const p = fetch(u); ask(p)', true],
  ['const p = await fetch(u); ask(p)', false],
  ['const p = size(u); ask(p)', false],
  ['us.map((u) => fetch(u)).forEach((p) => ask(p))', true],
])('finds what started a promise: %s', (code, runs) => {
  expect(argument(code, startOf)).toBe(runs)
})

it.each([
  ['ask(us.map((u) => fetch(u)))', true],
  ['const ps = []; for (const u of us) ps.push(fetch(u)); ask(ps)', true],
  ['ask(us.map((u) => () => fetch(u)))', false],
  ['ask(us)', false],
])('finds what started a list of promises: %s', (code, runs) => {
  expect(argument(code, startsIn)).toBe(runs)
})
