import { expect, test } from 'vitest'
import { sharedRoundTrip } from '../../rules/analysis/single-connection.ts'
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
  ['class MysqlQueryRunner { drop(x) { this.connection.query(x) } }', 'transaction'],
  ['class UserRepository { drop(x) { this.connection.query(x) } }', undefined],
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
