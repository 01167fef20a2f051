import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { propertyName } from '../analysis/bindings.ts'
import { isDropped, usageOf } from '../analysis/usage.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { canAwait } from './awaiting.ts'
import { bringIn } from './imports.ts'
import { consumerStandsLater } from './own-consumer.ts'
import { losesComment, movedTo, textOf } from './text.ts'

/**
 * Waits for room: `res.write(chunk)` becomes `await write(res, chunk)`, `res.write(chunk, 'utf8')` becomes
 * `await write(res, chunk, { encoding: 'utf8' })`; `socket.send(data)` likewise. `null` where no `await` may stand, a
 * callback or an option would be lost, or the same function reads the sink only afterwards.
 */
export function awaitWrite(context: Context, call: TSESTree.CallExpression): Edit | null {
  if (!isDropped(call)) return null
  return waitingWrite(context, call, call.parent.type === 'UnaryExpression' ? call.parent : call)
}

/**
 * Asks whether the sink still takes chunks, once there is room: `if (!res.write(chunk)) break` becomes
 * `if (!(await write(res, chunk))) break`. `null` as for `awaitWrite`.
 */
export function awaitTestedWrite(context: Context, call: TSESTree.CallExpression): Edit | null {
  return usageOf(call) === 'tested' && call.parent.type !== 'ForStatement' ? waitingWrite(context, call, call) : null
}

function waitingWrite(context: Context, call: TSESTree.CallExpression, replaced: TSESTree.Expression): Edit | null {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super' || callee.optional || call.optional)
    return null
  const name = propertyName(callee)
  if ((name !== 'write' && name !== 'send') || call.typeArguments) return null
  if (call.parent.type === 'ChainExpression' || !canAwait(context, call)) return null
  const [chunk, encoding] = call.arguments
  if (!chunk || chunk.type === 'SpreadElement' || call.arguments.length > 2) return null
  const isEncoding = encoding?.type === 'Literal' && typeof encoding.value === 'string'
  if (encoding && !(isEncoding && name === 'write')) return null
  if (consumerStandsLater(context, callee.object, call) || losesComment(context, call, callee.object, chunk))
    return null

  const helper = bringIn(context, 'write', call)
  if (!helper || (replaced !== call && losesComment(context, replaced, call))) return null
  const options = encoding ? `, { encoding: ${textOf(context, encoding)} }` : ''
  const text = `await ${helper.local}(${textOf(context, callee.object)}, ${movedTo(context, chunk, call)}${options})`
  const isOperand = replaced.parent.type === 'UnaryExpression' || replaced.parent.type === 'BinaryExpression'
  return (fixer) => [...helper.fix(fixer), fixer.replaceText(replaced, isOperand ? `(${text})` : text)]
}
