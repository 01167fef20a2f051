import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { looseStartOf } from '../../rules/analysis/loose-starts.ts'
import { awaitEach } from '../../rules/edits/await-each.ts'
import { edited } from './edited.ts'

it.each([
  {
    name: 'void',
    code: 'async () => { for (const x of xs) void fetch(x) }',
    output: 'async () => { for (const x of xs) await fetch(x) }',
  },
  {
    name: 'a chain',
    code: 'async () => { for (const x of xs) fetch(x).then(f).catch(g) }',
    output: 'async () => { for (const x of xs) await fetch(x).then(f).catch(g) }',
  },
])('$name', ({ code, output }) => expect(awaited(code)).toBe(output))

it.each([
  { name: 'a sync function', code: '() => { for (const x of xs) void fetch(x) }' },
  {
    name: 'work that ends with what the rest of the turn settles',
    code: 'async () => { for (const x of xs) { const end = defer(); void fetch(x, () => end.promise); f(end) } }',
  },
  { name: 'forEach', code: 'async () => { xs.forEach((x) => { void fetch(x) }) }' },
  { name: 'a callback', code: "import fs from 'fs'; async () => { for (const x of xs) fs.unlink(x, f) }" },
])('nothing for $name', ({ code }) => expect(awaited(code)).toBeNull())

function awaited(code: string): string | null {
  let found: string | null = null
  for (const selector of ['CallExpression[callee.name="fetch"]', 'CallExpression:has(MemberExpression)']) {
    found ??= edited<TSESTree.CallExpression>(code, selector, (context, call) => {
      const start = looseStartOf(context, call)
      return start ? awaitEach(context, start) : null
    })
  }
  return found
}
