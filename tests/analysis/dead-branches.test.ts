import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isNeverRun } from '../../rules/analysis/dead-branches.ts'
import { ask } from '../code.ts'

const isDead = (code: string) =>
  ask(code, 'CallExpression[callee.name="use"]', (context, call: TSESTree.CallExpression) => isNeverRun(context, call))

test.each([
  ['if (false) use()', true],
  ['if (true) f(); else { use() }', true],
  ['if (!true) f = () => use()', true],
  ['false ? use() : f()', true],
  ['false && use()', true],
  ['true || use()', true],
  ['const DEBUG = false; if (DEBUG) use()', true],
  ['const DEBUG = false; DEBUG && use()', true],
  ['if (true) use()', false],
  ['if (false) f(); else use()', false],
  ['true && use()', false],
  ['false || use()', false],
  ['false ?? use()', false],
  ['if (use(false)) f()', false],
  ['let on = false; if (on) use()', false],
  ['const on = process.env.ON; if (on) use()', false],
  ['const { on } = false; if (on) use()', false],
  ['function f(on = false) { if (on) use() }', false],
  ['while (false) f(); use()', false],
])('%s: %s', (code, expected) => {
  expect(isDead(code)).toBe(expected)
})
