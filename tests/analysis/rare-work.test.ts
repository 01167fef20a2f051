import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isRare } from '../../rules/analysis/rare-work.ts'
import { closest } from '../../rules/analysis/walk.ts'
import { ask } from '../code.ts'

const isLoop = (node: TSESTree.Node): node is TSESTree.ForOfStatement => node.type === 'ForOfStatement'

/** Whether `work()` is rare: in the loop around it, or in a function that a loop elsewhere calls. */
const of = (code: string): boolean =>
  ask(code, 'CallExpression[callee.name="work"]', (context, call: TSESTree.CallExpression) =>
    isRare(context, call, closest(call, isLoop) ?? context.sourceCode.ast.body.at(-1) ?? call),
  )

test.each([
  'for (const x of xs) { try { f(x) } catch { work(x) } }',
  'for (const x of xs) { let dirty = false; if (x.old) { dirty = true } if (dirty) { work(x).catch(log) } }',
  'let file; for (const x of xs) { if (!file) file = work(); file.write(x) }',
  'let file; const f = async (x) => { if (file === undefined) { file = await work(x) } }; run(f)',
  'class A { f(x) { if (this.file == null) this.file = work(x) } }; run()',
  'let file; for (const x of xs) { file ??= work(x) }',
  'for (const x of xs) { if (x.due) { work(x); return true } }',
  'for (const x of xs) { if (x.due) { work(x).catch(log); seen(x); break } }',
])('rare: %s', (code) => {
  expect(of(code)).toBe(true)
})

test.each([
  'for (const x of xs) work(x)',
  'for (const x of xs) { if (x.due) { work(x); continue } }',
  'for (const x of xs) { work(x); if (x.last) break }',
  'for (const x of xs) { work(x); switch (x.kind) { case 1: f(x); break } }',
  'for (const x of xs) { try { work(x) } catch {} }',
  'try { f() } catch { for (const x of xs) work(x) }',
  'for (const x of xs) { if (x.old) work(x) }',
  'for (const x of xs) { let dirty = true; if (f(x)) dirty = false; if (dirty) work(x) }',
  'for (const x of xs) { let dirty = false; if (f(x)) dirty = true; if (dirty) {} else work(x) }',
  'for (const x of xs) { let user = cached.get(x); if (!user) user = work(x) }',
  'const f = (x) => { x.photo ??= work(x) }; run(f)',
  'for (const x of xs) { cached[x] ??= work(x) }',
  'let last; for (const x of xs) { last = work(x) }',
  'let last; for (const x of xs) { if (x) last = work(x) }',
])('not rare: %s', (code) => {
  expect(of(code)).toBe(false)
})
