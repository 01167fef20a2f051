import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { limitedMapper, limitedTask } from '../../rules/edits/limited-task.ts'
import { edited } from './edited.ts'

describe('a mapper', () => {
  const limited = (code: string): string | null =>
    edited<TSESTree.CallExpression>(code, 'CallExpression[callee.name="here"]', (context, node) => {
      const [mapper] = node.arguments
      const edit = mapper ? limitedMapper(context, mapper, 'limit') : null
      return edit && ((fixer) => [...edit(fixer), fixer.replaceText(node.callee, 'there')])
    })

  it.each([
    ['here((x) => f(x))', 'there((x) => limit(() => f(x)))'],
    ['here(async x => ({ x }))', 'there(x => limit(async () => ({ x })))'],
    [
      'here(async ([a, b = 2]: P): Promise<void> => {})',
      'there(([a, b = 2]: P) => limit(async (): Promise<void> => {}))',
    ],
    ['const f = async (item) => {}; here(f)', 'const f = async (item) => {}; there((item) => limit(() => f(item)))'],
    ['here(async (x /* one */) => f(x /* two */))', 'there((x /* one */) => limit(async () => f(x /* two */)))'],
  ])('%s', (code, output) => {
    expect(limited(code)).toBe(output)
  })

  it.each([
    'here(unknown)',
    'here(async function (x) { this.f(x) })',
    'here(async <T>(x: T) => f(x))',
    'here(async /* lost */ (x) => f(x))',
    'const f = (x, ...more) => {}; here(f)',
  ])('%s is left alone', (code) => {
    expect(limited(code)).toBe(null)
  })
})

describe('a task of a loop', () => {
  const limited = (code: string): string | null =>
    edited<TSESTree.CallExpression>(code, 'CallExpression[callee.name="here"]', (context, node) => {
      const loop = context.sourceCode.getAncestors(node).find(({ type }) => /^For|^While/.test(type))
      const isDone = node.parent.type === 'ArrowFunctionExpression'
      return loop && !isDone ? limitedTask(context, node, loop, 'limit') : null
    })

  it.each([
    ['for (const x of xs) { s = here(x) }', 'for (const x of xs) { s = limit(() => here(x)) }'],
    ['for (let i = 0; i < n; i++) { s = here(i) }', 'for (let i = 0; i < n; i++) { s = limit(() => here(i)) }'],
    ['for (const x of xs) s = here((y) => y.z)', 'for (const x of xs) s = limit(() => here((y) => y.z))'],
  ])('%s', (code, output) => {
    expect(limited(code)).toBe(output)
  })

  it.each([
    'for (var x of xs) { s = here(x) }',
    'let i = 0; while (more) { s = here(i++) }',
    'let last; for (const x of xs) { s = here(x, last); last = x }',
    'async function f() { for (const x of xs) { s = here(await x) } }',
  ])('%s is left alone', (code) => {
    expect(limited(code)).toBe(null)
  })
})
