import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { handsTransaction, isOfTransaction } from '../../rules/analysis/transactions.ts'
import { ask } from '../code.ts'

/** What is asked of the receiver of `.save()`, which stands last in the code. */
const receiver = (code: string): boolean =>
  ask(code, 'MemberExpression[property.name="save"]', (context, node: TSESTree.MemberExpression) =>
    isOfTransaction(context, node.object),
  )

test.each([
  'tx.save()',
  'tx.users.save()',
  'this.trx.users.save()',
  'context.transactionManager.save()',
  'db.transaction(async (conn) => { await conn.save() })',
  'prisma.$transaction(async (client) => client.user.save())',
  'em.transactional(async (inner) => { inner.save() })',
  'runInTransaction(async (conn) => conn.save())',
  'const t1 = await sequelize.transaction(); t1.save()',
  'const runner = dataSource.createQueryRunner(); runner.manager.save()',
  'const { manager } = dataSource.createQueryRunner(); manager.save()',
  'const manager = this.getActiveManager(context); manager.save()',
  'const manager = super.getActiveManager<SqlEntityManager>(context); manager.save()',
  'const { transactionManager: em } = sharedContext; em.save()',
  'db.transaction((conn) => { const users = conn.getRepository(User); users.save() })',
  'const users = this.users.withTransaction(trx); users.save()',
  'const users = new UserRepository(tx); users.save()',
  'const store = async (row, conn) => { await conn.save(row) }; db.transaction((c) => rows.map((r) => store(r, c)))',
  'function store(row, tx) { return tx.save(row) }',
])('is the connection of a transaction: %s', (code) => {
  expect(receiver(code)).toBe(true)
})

test.each([
  'db.save()',
  'manager.save()',
  'const manager = this.getManager(); manager.save()',
  'order.transaction.save()',
  'transactions.map((tx) => tx.save())',
  'for (const tx of transactions) tx.save()',
  'rows.map((conn) => conn.save())',
  'rows.map((t) => t.save())',
  'const user = await tx.users.findFirst(); user.save()',
  'const [row] = await tx.query(sql); row.save()',
  'processTransactions((page) => page.save())',
  'const store = (row, conn) => conn.save(row); db.transaction((c) => store(r, c)); store(r, pool)',
])('is none: %s', (code) => {
  expect(receiver(code)).toBe(false)
})

test.each([
  ['save(row, tx)', true],
  ['save(row, { transaction: t1 })', true],
  ['save(row, { ...options, trx })', true],
  ['save(row, context.transactionManager)', true],
  ['const ctx = makeContext({ user, transaction }); save(ctx)', true],
  ['save(tx.url)', false],
  ['save({ user })', false],
  ['save(options)', false],
])('%s → %s', (code, expected) => {
  const hands = ask(code, 'CallExpression[callee.name="save"]', (context, call: TSESTree.CallExpression) =>
    call.arguments.some((argument) => handsTransaction(context, argument)),
  )
  expect(hands).toBe(expected)
})
