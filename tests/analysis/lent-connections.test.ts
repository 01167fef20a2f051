import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { givenBack } from '../../rules/analysis/lent-connections.ts'
import { ask } from '../code.ts'

const releases = (body: string) =>
  ask(
    `async function f() { ${body} }`,
    'VariableDeclarator > AwaitExpression > CallExpression',
    (context, call: TSESTree.CallExpression) => givenBack(context, call)?.length,
  )

it.each([
  ['const c = await pool.connect(); await c.query(q); c.release()', 1],
  ['const c = await this.pool.getConnection(); if (x) { c.release(); return } await g(c); c.release()', 2],
  ['const c = await pool.connect(); await c.query(q)', undefined],
  ['const c = await pool.connect(); await c.query(q); c.close()', undefined],
  ['const c = await pool.connect(); c.on("end", () => c.release())', undefined],
  ['const c = await pool.connect(); if (x) c.release(); return c', undefined],
  ['const c = await pool.connect(); this.c = c; c.release()', undefined],
  ['const c = await pool.connect(); xs.map(() => g(c)); c.release()', undefined],
  ['const c = await lock.take(); await g(); c.release()', undefined],
])('finds where a connection is given back by who borrowed it: %s', (body, expected) => {
  expect(releases(body)).toBe(expected)
})
