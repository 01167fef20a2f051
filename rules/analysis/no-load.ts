import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { callsIn } from './calls-in.ts'
import { endsElement } from './endings.ts'
import { functionOf } from './functions.ts'
import type { Io } from './io.ts'
import { isBatching, sharedRoundTrip } from './single-connection.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether many of these tasks at once are no load: their I/O shares one connection or one batch, or ends what is open;
 * where no I/O is seen, a loader batches a call of theirs (`ids.map((id) => loader.load(id))`, `ids.map(loader.load)`).
 */
export function isNoLoad(context: Context, task: TSESTree.Node, io: Io | undefined): boolean {
  if (io) return sharedRoundTrip(context, io.node) !== undefined || endsElement(context, io.node)
  const code = functionOf(context, task) ?? unwrap(task)
  if (code.type === 'MemberExpression') return isBatching(context, code)
  return callsIn(context, code).some((call) => {
    if (sharedRoundTrip(context, call)) return true
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined
    const bound =
      callee?.type === 'MemberExpression' && propertyName(callee) === 'bind' ? unwrap(callee.object) : undefined
    return bound?.type === 'MemberExpression' && isBatching(context, bound)
  })
}
