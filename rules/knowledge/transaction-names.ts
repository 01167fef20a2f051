import { oneOf } from './name-patterns.ts'

// Names that tell of one transaction's connection. They give `likely` evidence, never proof.

/** A transaction, and what works on its connection: `trx`, `queryRunner`, `transactionalEntityManager`. */
export const TRANSACTIONS = oneOf(`
  tx trx txn transaction dbTransaction queryRunner transactionClient transactionalEntityManager
  (?:transaction|transactional|active)Manager_?
`)

/** The same as a member, where a plain `transaction` may be one of money: `context.transactionManager`, `this.trx`. */
export const TRANSACTION_MEMBERS = oneOf(`
  tx trx txn queryRunner transactionClient transactionalEntityManager (?:transaction|transactional|active)Manager_?
`)

/** Options that hand a transaction on: `save({ transaction })`. */
export const TRANSACTION_OPTIONS = oneOf('transaction transacting session tx trx transactionManager')

/** Functions that run their callback in a transaction: `$transaction`, `inTransaction`, `transactional`, `withTx`. */
export const RUNS_IN_TRANSACTION = /transaction(?!s|_?[iI]ds?|_?[hH]ash)|^tx$|^(?:with|in|runIn)tr?x|^atomic/i

/** Functions that answer one: `getActiveManager()`, `await sequelize.startUnmanagedTransaction()`. */
export const GIVES_TRANSACTION = oneOf(`
  transaction createQueryRunner get(?:Active|Transaction|Transactional)(?:Entity)?Manager
  (?:begin|start|create|open)(?:Unmanaged)?Transaction
`)

/** Methods of a store that take a connection out of its pool for a transaction, until that ends. */
export const BEGINS_TRANSACTION = oneOf('transaction (?:begin|start|create|open)(?:Unmanaged)?Transaction')

/** The same for one that runs its callback and then ends: `prisma.$transaction(async (tx) => …)`. */
export const RUNS_OWN_TRANSACTION = oneOf('\\$?transaction')

/** Methods that answer the same thing on the connection that they are given: `users.withTransaction(trx)`. */
export const MOVES_TO_TRANSACTION = /^(?:with|using|bind|forT|inT|transacting)/

/** Classes whose every object works on one connection: `PostgresQueryRunner`. */
export const CONNECTION_CLASSES = /(?:QueryRunner|Transaction)$/
