import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { leakedPermit } from '../../rules/analysis/leaked-permits.ts'
import { ask } from '../code.ts'

const risk = (body: string) =>
  ask(
    `import { Sema } from 'async-sema'; const s = new Sema(1); async function f() { ${body} }`,
    'CallExpression[callee.property.name="acquire"]',
    (context, call: TSESTree.CallExpression) => leakedPermit(context, call)?.risk?.type,
  )

it.each([
  ['await s.acquire(); await g(); s.release()', 'AwaitExpression'],
  ['await s.acquire(); if (x) return; s.release()', 'ReturnStatement'],
  ['await s.acquire(); try { await g() } finally { s.release() }', undefined],
  ['await s.acquire(); g(); s.release()', undefined],
  ['await s.acquire(); g().finally(() => s.release())', undefined],
])('finds the way on which a permit is lost: %s', (body, type) => {
  expect(risk(body)).toBe(type)
})
