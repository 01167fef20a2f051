import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { ioIn } from '../../rules/analysis/io.ts'
import { isNoLoad } from '../../rules/analysis/no-load.ts'
import { ask } from '../code.ts'

test.each([
  ['ids.map((id) => userLoader.load(id))', true],
  ['ids.map(async (id) => { const user = await ctx.loaders.user.load(id); return user.name })', true],
  ['ids.map(userLoader.load, userLoader)', true],
  ['ids.map(userLoader.load.bind(userLoader))', true],
  ['ids.map((id) => store(id, tx))', true],
  ['ids.map((id) => store(id))', false],
  ['ids.map(async (id) => { const tx = await db.transaction(); await store(id, tx) })', false],
  ['ids.map(store)', false],
  ['ids.map(files.load)', false],
])('without I/O in sight: %s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="map"]', (context, call: TSESTree.CallExpression) =>
    isNoLoad(context, call.arguments[0] as TSESTree.Node, undefined),
  )
  expect(found).toBe(expected)
})

test.each([
  ["import type { FileHandle } from 'fs/promises'; hs.map((h: FileHandle) => h.close())", true],
  ["import type { FileHandle } from 'fs/promises'; hs.map((h: FileHandle) => h.readFile())", false],
  ['rows.map((row) => store.findOneOrFail(row, tx))', true],
  ['rows.map((row) => fetch(row.url))', false],
  ['rows.map((row) => db.transaction(async (tx) => { await store.findOneOrFail(row, tx) }))', false],
])('with its I/O: %s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="map"]', (context, call: TSESTree.CallExpression) => {
    const task = call.arguments[0] as TSESTree.Node
    return isNoLoad(context, task, ioIn(context, task))
  })
  expect(found).toBe(expected)
})
