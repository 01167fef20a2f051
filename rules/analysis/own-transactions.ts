import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { BEGINS_TRANSACTION, RUNS_OWN_TRANSACTION } from '../knowledge/transaction-names.ts'
import { callsIn, functionsRunBy, type Call } from './calls-in.ts'
import { functionOf, isFunction } from './functions.ts'
import type { Io } from './io.ts'
import { lastNameOf } from './names.ts'
import { isOfTransaction } from './transactions.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * The call by which a task begins a transaction of its own: `await sequelize.transaction()`, `db.transaction(async (tx)
 * => …)`. It takes a connection out of the pool, and keeps it to the end. Many of them at once share nothing.
 */
export function ownTransaction(context: Context, task: TSESTree.Node): Io | undefined {
  const calls = callsIn(context, functionOf(context, task) ?? task)
  const below = calls.flatMap((call) => functionsRunBy(context, call).flatMap((fn) => callsIn(context, fn)))
  const node = [...calls, ...below].find((call) => opens(context, call))
  return node && { node, evidence: 'likely' }
}

function opens(context: Context, call: Call): boolean {
  if (call.type !== 'CallExpression') return false
  const callee = unwrap(call.callee)
  // A savepoint is on the connection of the transaction that it is in.
  if (callee.type !== 'MemberExpression' || isOfTransaction(context, callee.object)) return false
  const name = lastNameOf(callee) ?? ''
  const run = call.arguments.find((argument) => isFunction(unwrap(argument)))
  if (!run) return BEGINS_TRANSACTION.test(name) && call.arguments.every(({ type }) => type === 'ObjectExpression')
  // `db.transaction(fn)()`: better-sqlite3 makes a function, which runs to its end at once.
  return RUNS_OWN_TRANSACTION.test(name) && outer(call)?.type !== 'CallExpression'
}
