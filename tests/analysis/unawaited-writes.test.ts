import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { unawaitedWriteOf } from '../../rules/analysis/unawaited-writes.ts'
import { ask } from '../code.ts'

const unawaited = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const found = unawaitedWriteOf(context, call)
    return found && { kind: found.reason.kind, canWait: found.canWait }
  })

const MADE = 'const { readable, writable } = new TransformStream(); const w = writable.getWriter();'

describe('unawaitedWriteOf', () => {
  test.each<[name: string, code: string, kind: string, canWait: boolean]>([
    [
      'a stream of a caller',
      `async function f(o, s) { const w = o.getWriter(); for await (const c of s) w.write(c) }`,
      'for-await',
      true,
    ],
    [
      'a readable that is held',
      `async function f(s) { ${MADE} for await (const c of s) w.write(c); return readable }`,
      'for-await',
      false,
    ],
    [
      'a loop apart',
      `function f(s) { ${MADE} (async () => { for await (const c of s) w.write(c) })(); return readable }`,
      'for-await',
      true,
    ],
    ['a listener', `const w = o.getWriter(); s.on('data', (c) => w.write(c))`, 'listener', false],
  ])('%s', (_, code, kind, canWait) => {
    expect(unawaited(code)).toEqual({ kind, canWait })
  })

  test.each([
    [
      'a write that is awaited',
      `async function f(o, s) { const w = o.getWriter(); for await (const c of s) await w.write(c) }`,
    ],
    ['a stream of Node', `async function f(o, s) { for await (const c of s) o.write(c) }`],
    ['what is in memory', `const w = o.getWriter(); for (const c of cs) w.write(c)`],
  ])('not %s', (_, code) => {
    expect(unawaited(code)).toBeUndefined()
  })
})
