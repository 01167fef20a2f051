import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { unreadBranchOf } from '../../rules/analysis/unread-branches.ts'
import { ask } from '../code.ts'

const PASS = 'import { PassThrough } from "stream"; const a = new PassThrough(); const b = new PassThrough();'
const CALL = 'CallExpression[callee.property.name=/^(?:tee|clone|pipe)$/]'

test.each<[name: string, code: string, expected: string | undefined]>([
  ['the second of tee()', 'const [a, b] = s.tee(); f(a)', 'unread b a'],
  ['the first of tee()', 'const [a, b] = s.tee(); f(b)', 'unread a b'],
  ['a hole', 'const [, b] = s.tee(); f(b)', 'unread branch 1 b'],
  ['in turn', 'const [a, b] = s.tee(); await f(a); f(b)', 'inTurn b a'],
  ['in one call', 'const [a, b] = s.tee(); await f(a, b)', undefined],
  ['with a wait that asks for something else', 'const [a, b] = s.tee(); await f(); f(a); f(b)', undefined],
  ['in a callback', 'const [a, b] = s.tee(); await f(a); later(() => f(b))', undefined],
  ['a pattern', 'const [{ x }, b] = s.tee(); f(b)', undefined],
  ['no pattern', 'const both = s.tee(); f(both)', undefined],
  ['a clone', 'const r = await fetch(u); const c = r.clone(); c.json()', 'unread r c'],
  ['a clone of another kind', 'const c = r.clone(); f(c)', undefined],
  ['a pipe', `${PASS} s.pipe(a); s.pipe(b); f(a)`, 'unread b a'],
  ['pipes, read in turn', `${PASS} s.pipe(a); s.pipe(b); await f(a); f(b)`, 'inTurn b a'],
  ['one pipe', `${PASS} s.pipe(b)`, undefined],
])('%s', (_, code, expected) => {
  const found = ask(code, CALL, (context, call: TSESTree.CallExpression) => unreadBranchOf(context, call))
  expect(found && `${found.form} ${found.branch} ${found.other}`).toBe(expected)
})
