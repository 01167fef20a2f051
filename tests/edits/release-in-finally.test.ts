import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { leakedPermit } from '../../rules/analysis/leaked-permits.ts'
import { releaseInFinally } from '../../rules/edits/release-in-finally.ts'
import { ask } from '../code.ts'

const isOffered = (body: string) =>
  ask(
    `import { Sema } from 'async-sema'; const s = new Sema(1); async function f() { await s.acquire(); ${body} }`,
    'CallExpression[callee.property.name="acquire"]',
    (context, call: TSESTree.CallExpression) => {
      const permit = leakedPermit(context, call)
      return permit !== undefined && releaseInFinally(context, permit) !== null
    },
  )

it.each([
  ['await g(); s.release()', true],
  ['const x = await g(); log(x); s.release()', true],
  ['const x = await g(); s.release(); return x', false],
  ['const x = await g(); if (x) { s.release(); return } s.release()', false],
  ['await g(); if (x) { s.release() }', false],
])('puts one release of the same block into finally: %s', (body, offered) => {
  expect(isOffered(body)).toBe(offered)
})
