import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { ownTransaction } from '../../rules/analysis/own-transactions.ts'
import { ask } from '../code.ts'

test.each([
  ['xs.map(async (x) => { const t = await sequelize.transaction(); await t.commit() })', true],
  ['xs.map(async (x) => { const t = await sequelize.transaction({ isolationLevel }); await t.commit() })', true],
  ['xs.map((x) => prisma.$transaction(async (tx) => { await tx.user.create(x) }))', true],
  ['xs.map((x) => db.transaction((t) => t.insert(x)))', true],
  ['xs.map(add); async function add(x) { const trx = await Model.startTransaction(); await trx.commit() }', true],
  ['xs.map((x) => add(x)); async function add(x) { await this.db.transaction(async (t) => t.insert(x)) }', true],
  ['db.transaction((tx) => xs.map((x) => tx.transaction((savepoint) => savepoint.insert(x))))', false],
  ['xs.map((x) => users.insert(x, { transaction }))', false],
  ['xs.map((x) => getTransaction(x))', false],
  ['xs.map((x) => api.transaction(x.id))', false],
  ['xs.map((x) => idb.transaction("store", "readwrite"))', false],
  ['xs.map((x) => db.transaction(() => db.run(x))())', false],
  ['xs.map((x) => prisma.$transaction([a(x), b(x)]))', false],
  ['xs.map((x) => { later.on("x", () => db.transaction((t) => t.insert(x))) })', false],
])('%s → %s', (code, expected) => {
  const found = ask(
    code,
    'CallExpression[callee.property.name="map"]',
    (context, call: TSESTree.CallExpression) =>
      ownTransaction(context, call.arguments[0] as TSESTree.Node) !== undefined,
  )
  expect(found).toBe(expected)
})
