import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isShared, sharedRoundTrip } from '../../rules/analysis/single-connection.ts'
import { ask } from '../code.ts'

test.each([
  ["import DataLoader from 'dataloader'; const users = new DataLoader(f); users.load(1)", 'loader'],
  ['this.userLoader.load(id)', 'loader'],
  ['this.loaders.user.load(id)', 'loader'],
  ['prisma.user.findUnique({ where })', 'loader'],
  ['tx.insert(row)', 'transaction'],
  ["trx('users').insert(row)", 'transaction'],
  ['db.transaction((conn) => { conn.insert(row) })', 'transaction'],
  ['withTransaction(async (client) => client.query(sql))', 'transaction'],
  ['row.save({ transaction })', 'transaction'],
  ['row.save({ session: s })', 'transaction'],
  ['save(row, tx)', 'transaction'],
  ['const ctx = makeContext({ user, transaction }); row.save(ctx)', 'transaction'],
  ['const options = { transaction: t1 }; row.save(options)', 'transaction'],
  ['db.insert(row)', undefined],
  ['config.load(path)', undefined],
  ['loaders.config.read(path).load(id)', undefined],
  ['prisma.user.findMany({ where })', undefined],
  ['rows.map((conn) => conn.insert(row))', undefined],
  ['row.save({ user })', undefined],
])('%s → %s', (code, expected) => {
  const answers = new Set<string | undefined>()
  const last = /(?:insert|load|find\w+|save|query)\(/
  ask(code, 'CallExpression', (context, node) => {
    const text = context.sourceCode.getText(node)
    if (last.test(text) && !/^(?:db\.transaction|withTransaction|rows\.map)/.test(text)) {
      answers.add(sharedRoundTrip(context, node))
    }
  })
  expect([...answers]).toEqual([expected])
})

test.each([
  ['ids.map((id) => userLoader.load(id))', true],
  ['ids.map(async (id) => { const user = await ctx.loaders.user.load(id); return user.name })', true],
  ['ids.map(userLoader.load, userLoader)', true],
  ['ids.map(userLoader.load.bind(userLoader))', true],
  ['ids.map((id) => store(id, tx))', true],
  ['ids.map((id) => store(id))', false],
  ['ids.map(store)', false],
  ['ids.map(files.load)', false],
])('without I/O in sight, %s is shared: %s', (code, expected) => {
  const shared = ask(code, 'CallExpression[callee.property.name="map"]', (context, call: TSESTree.CallExpression) =>
    isShared(context, call.arguments[0] as TSESTree.Node, undefined),
  )
  expect(shared).toBe(expected)
})
