import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import type { EarlyAck } from '../analysis/early-acks.ts'
import type { Put } from '../analysis/facts.ts'
import { returnsOf } from '../analysis/functions.ts'
import { isLikelyMessage, isSinkOfFile } from '../analysis/likely-sinks.ts'
import { makerOf } from '../analysis/makers.ts'
import { losesComment, textOf } from './text.ts'

/**
 * Lets the inner sink tell when it has the chunk: `inner.write(c); callback()` becomes `inner.write(c, callback)`.
 * A web stream's `write(c) { res.write(c) }` answers a promise that its callback settles. `null` where there is more
 * between the two or a callback already, and where the `write()` may take no callback: nothing would go on any more.
 */
export function forwardAck(context: Context, { put, hook, ack }: EarlyAck): Edit | null {
  const { call, answers, origin } = put
  if (answers !== 'boolean' || put.method !== 'write' || !origin.thing.kinds.includes('node-writable')) return null
  if (!takesCallback(context, put)) return null
  const [chunk, encoding] = call.arguments
  if (call.callee.type !== 'MemberExpression' || call.callee.optional || !chunk || call.arguments.length > 2)
    return null
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return null
  const last = encoding ?? chunk
  if (ack) return forwardCallback(context, call, ack, last)
  if (hook.async || hook.returnType) return null
  const text = textOf(context, call)
  const at = last.range[1] - call.range[0]
  const settled = `${text.slice(0, at)}, (error) => (error ? reject(error) : resolve())${text.slice(at)}`
  if (hook.body === call) {
    return (fixer) => fixer.replaceText(call, `new Promise((resolve, reject) => ${settled})`)
  }
  const statement = call.parent
  if (hook.body.type !== 'BlockStatement' || hook.body.body.at(-1) !== statement) return null
  if (statement.type !== 'ExpressionStatement' || returnsOf(context, hook).length > 0) return null
  return (fixer) => fixer.replaceText(call, `return new Promise((resolve, reject) => ${settled})`)
}

/** A Node.js stream, or a message of HTTP that comes from outside; not what only its name makes a stream. */
function takesCallback(context: Context, { receiver, origin }: Put): boolean {
  if (isSinkOfFile(context, receiver)) return false
  return origin.evidence === 'known' || (isLikelyMessage(receiver) && makerOf(context, receiver) === undefined)
}

/** Only where `callback()` is the statement right after the write. */
function forwardCallback(
  context: Context,
  call: TSESTree.CallExpression,
  ack: TSESTree.CallExpression,
  last: TSESTree.Node,
): Edit | null {
  const [first, second] = [call.parent, ack.parent]
  if (first.type !== 'ExpressionStatement' || second.type !== 'ExpressionStatement' || ack.arguments.length > 0)
    return null
  if (ack.callee.type !== 'Identifier' || first.parent.type !== 'BlockStatement') return null
  const { body } = first.parent
  if (body[body.indexOf(first) + 1] !== second || losesComment(context, second)) return null
  const name = ack.callee.name
  return (fixer) => [fixer.insertTextAfter(last, `, ${name}`), fixer.removeRange([first.range[1], second.range[1]])]
}
