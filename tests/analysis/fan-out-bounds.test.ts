import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { boundOfFanOut } from '../../rules/analysis/fan-out-bounds.ts'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { ask } from '../code.ts'

const pushed = (loop: string): string => `const t = []; ${loop} t.push(f()); Promise.all(t)`

test.each([
  ['Promise.all([a, b].map(f))', 'it is a literal list'],
  [pushed('for (let i = 0; i < 4; i++)'), 'it is counted'],
  [pushed('for (let i = 0; i < options.concurrency; i++)'), 'it is counted'],
  [pushed('for (let i = 0; i < Backup.MAX_UPLOADS && i < parts; i++)'), 'it is counted'],
  [pushed('for (let i = 0; i < Backup.MAX_UPLOADS || more; i++)'), undefined],
  [pushed('for (let i = 0; i < Math.min(n, xs.length); i++)'), 'it is counted'],
  [pushed('const end = Math.min(start + size, xs.length); for (let i = start; i < end; i++)'), 'it is counted'],
  [pushed('const end = xs.indexOf(y); for (let i = 0; i < end; i++)'), undefined],
  [pushed('for (let i = at.port - 3; i < at.port; i++)'), 'it is counted'],
  [pushed('for (let i = at.port + 1; i <= at.port + 3; i++)'), 'it is counted'],
  [pushed('const MORE = 5; for (let i = first; i < first + MORE; i++)'), 'it is counted'],
  [pushed('for (let i = first; i < first + count; i++)'), undefined],
  [pushed('for (let i = first - 3; i < last; i++)'), undefined],
  [pushed('for (let i = at.port - 3; i < to.port; i++)'), undefined],
  [pushed('for (let i = first, n = 0; n < first + 3; i++)'), undefined],
  [
    'async () => { const t = []; for (const x of xs) { if (t.length > max) await g(t); t.push(f(x)) } Promise.all(t) }',
    'its length is checked',
  ],
  ['Promise.all(todo.map((task) => task()))', 'its tasks are the elements themselves'],
  ['Promise.all(todo.map(async (task) => { await task(event) }))', 'its tasks are the elements themselves'],
  ['Promise.all(xs.map((x) => f(x)))', undefined],
  ['Promise.all(xs.map((x) => x.save()))', undefined],
  [pushed('for (let i = 0; i < xs.length; i++)'), undefined],
  [pushed('while (more())'), undefined],
  [pushed('let i = 0; const end = Math.min(at + 64, xs.length); while (i < end)'), 'it is counted'],
  [pushed('let i = 0; while (i < xs.length)'), undefined],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="all"]', (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map((fanOut) => boundOfFanOut(context, fanOut)?.why),
  )
  expect(found).toEqual([expected])
})
