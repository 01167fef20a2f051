import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { callsIn } from './calls-in.ts'
import { endsElement } from './endings.ts'
import { functionOf } from './functions.ts'
import type { Io } from './io.ts'
import { ownTransaction } from './own-transactions.ts'
import { isBatching, sharedRoundTrip } from './single-connection.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether many of these tasks at once are no load: their I/O shares one connection or one batch, or ends what is open
 * (a transaction that each task begins for itself shares nothing);
 * where no I/O is seen, a loader batches a call of theirs (`ids.map((id) => loader.load(id))`, `ids.map(loader.load)`).
 */
export function isNoLoad(context: Context, task: TSESTree.Node, io: Io | undefined): boolean {
  const isOfOne = (call: TSESTree.Node): boolean => {
    const shared = sharedRoundTrip(context, call)
    return shared === 'loader' || (shared !== undefined && !ownTransaction(context, task))
  }
  if (io) return isOfOne(io.node) || endsElement(context, io.node)
  const code = functionOf(context, task) ?? unwrap(task)
  if (code.type === 'MemberExpression') return isBatching(context, code)
  return callsIn(context, code).some((call) => {
    if (isOfOne(call)) return true
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined
    const bound =
      callee?.type === 'MemberExpression' && propertyName(callee) === 'bind' ? unwrap(callee.object) : undefined
    return bound?.type === 'MemberExpression' && isBatching(context, bound)
  })
}
