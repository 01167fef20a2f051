import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { mayBeReadEarly } from '../../rules/edits/early-writes.ts'
import { ask } from '../code.ts'

const EARLY = 'async (x) => { seen.add(x); await f(x) }'

it.each([
  { name: 'a list that is joined beside others', code: `await Promise.all([JOIN(${EARLY}), g()])`, may: true },
  { name: 'a promise that is kept', code: `const p = JOIN(${EARLY}); g(); await p`, may: true },
  { name: 'an assignment', code: 'const p = JOIN(async (x) => { last = x; await f(x) })', may: true },
  { name: 'a count', code: 'const p = JOIN(async (x) => { await f(n++) })', may: false },
  { name: 'a count before the wait', code: 'const p = JOIN(async (x) => { n++; await f(x) })', may: true },
  { name: 'a field', code: 'const p = JOIN(async (x) => { this.last.name = x; await f(x) })', may: true },
  { name: 'a mapper with a name', code: 'async function save(x) { n++; await f(x) }\nconst p = JOIN(save)', may: true },
  { name: 'a result', code: 'const p = JOIN(async (x, i) => { all[i] = await f(x) })', may: false },
  { name: 'a call of it', code: 'async function save(x) { n += 1; await f(x) }\nconst p = JOIN(save(x))', may: true },
  { name: 'a task without a wait', code: 'const p = JOIN((x) => { n += 1; return f(x) })', may: true },
  { name: 'a wait', code: `await JOIN(${EARLY})`, may: false },
  { name: 'a wait for what follows', code: `await JOIN(${EARLY}).then(g)`, may: false },
  { name: 'an answer', code: `function all() { return JOIN(${EARLY}) }`, may: false },
  { name: 'a write after the wait', code: 'const p = JOIN(async (x) => { await f(x); n += 1 })', may: false },
  { name: 'a local', code: 'const p = JOIN(async (x) => { let n = 0; n += 1; await f(n) })', may: false },
  { name: 'an item', code: 'const p = JOIN(async (x) => { x.ready = true; await f(x) })', may: false },
])('$name: $may', ({ code, may }) => {
  const asked = ask(code, 'CallExpression[callee.name="JOIN"]', (context, join: TSESTree.CallExpression) =>
    join.arguments[0] ? mayBeReadEarly(context, join.arguments[0], join, join) : undefined,
  )
  expect(asked).toBe(may)
})
