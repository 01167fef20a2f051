import type { TSESTree } from '@typescript-eslint/utils'
import { unwrap } from '../analysis/unwrap.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { bringIn } from './imports.ts'
import { onlyIf } from './only-if.ts'
import { isPlain, MAX_BUFFERED_BYTES } from './skip-full.ts'
import { losesComment, movedTo, textOf } from './text.ts'

/**
 * Sends only where there is room: `client.send(data)` becomes `trySend(client, data, { maxBufferedBytes: 1_048_576 })`,
 * and with `closes` `if (!trySend(…)) client.close()`. `null` where an option or a callback would be lost, or the send
 * is no statement of its own.
 */
export function trySending(
  context: Context,
  call: TSESTree.CallExpression,
  { closes }: { closes: boolean },
): Edit | null {
  const callee = unwrap(call.callee)
  const statement = call.parent
  const [data, more] = call.arguments
  if (callee.type !== 'MemberExpression' || callee.optional || call.optional || !isPlain(callee.object)) return null
  if (!data || data.type === 'SpreadElement' || more || statement.type !== 'ExpressionStatement') return null
  if (losesComment(context, statement, callee.object, data)) return null
  const helper = bringIn(context, 'trySend', call)
  if (!helper) return null
  const socket = textOf(context, callee.object)
  const message = movedTo(context, data, call)
  const sent = `${helper.local}(${socket}, ${message}, { maxBufferedBytes: ${MAX_BUFFERED_BYTES} })`
  const closing = `${socket}.close()${context.sourceCode.getText(statement).endsWith(';') ? ';' : ''}`
  return (fixer) => [
    ...helper.fix(fixer),
    ...(closes ? onlyIf(context, fixer, statement, `!${sent}`, closing) : [fixer.replaceText(call, sent)]),
  ]
}
