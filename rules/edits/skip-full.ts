import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { propertyName } from '../analysis/bindings.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { onlyIf } from './only-if.ts'
import { losesComment, textOf } from './text.ts'

/** What a slow peer may hold before messages pass it by. */
export const MAX_BUFFERED_BYTES = '1_048_576'

/**
 * Passes a socket by while it holds too much: `client.send(data)` becomes
 * `if (client.bufferedAmount <= 1_048_576) client.send(data)`. `null` where the send is no statement of its own.
 */
export function skipFull(context: Context, call: TSESTree.CallExpression): Edit | null {
  const callee = unwrap(call.callee)
  const statement = call.parent
  if (callee.type !== 'MemberExpression' || callee.optional || call.optional || !isPlain(callee.object)) return null
  if (statement.type !== 'ExpressionStatement' || losesComment(context, statement, call)) return null
  const room = `${textOf(context, callee.object)}.bufferedAmount <= ${MAX_BUFFERED_BYTES}`
  return (fixer) => onlyIf(context, fixer, statement, room, context.sourceCode.getText(statement))
}

/** `client`, `this.socket`, `peer.ws`: the same each time it is read. */
export function isPlain(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier' || node.type === 'ThisExpression') return true
  return node.type === 'MemberExpression' && !node.optional && propertyName(node) !== undefined && isPlain(node.object)
}
