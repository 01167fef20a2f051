import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { CALLBACKS } from '../knowledge/queue-names.ts'
import { ackAfter, isDeferral, referencesTo } from './acks.ts'
import { functionAround } from './functions.ts'
import { isOwnReadable } from './own-readables.ts'
import { outer, unwrap } from './unwrap.ts'
import { isDropped } from './usage.ts'
import { closest, isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'

/**
 * The call of the callback by which a function of a readable stream asks for the next chunk, though it has pushed this
 * one without a look at the answer: `_write(chunk, encoding, done) { this.push(chunk); done() }` of a Duplex,
 * `entry(data, callback)` of an archive. None where the callback is kept for later as well.
 */
export function ackedPushOf(context: Context, call: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const callee = unwrap(call.callee)
  const [item] = call.arguments
  if (callee.type !== 'MemberExpression' || !item || call.arguments.length > 2 || !isDropped(call)) return undefined
  const fn = functionAround(call)
  const callback = fn?.params.at(-1)
  if (!fn || fn.params.length < 2 || callback?.type !== 'Identifier' || !CALLBACKS.test(callback.name)) return undefined
  if (!isOwnReadable(context, callee.object)) return undefined
  if (!bringsWhole(context, item, { kind: 'per-item', node: fn, body: fn, via: [] })) return undefined
  const ack = ackAfter(context, fn, callback, call)
  return ack && !isKept(context, callback, call, ack) ? ack : undefined
}

/** On the way from the push on, something else than a call of it gets the callback: `this.waiting = done`. */
function isKept(
  context: Context,
  callback: TSESTree.Identifier,
  push: TSESTree.CallExpression,
  ack: TSESTree.CallExpression,
): boolean {
  const block = closest(push, (node): node is TSESTree.BlockStatement => node.type === 'BlockStatement')
  return referencesTo(context, callback).some((reference) => {
    if (!block || !isInside(reference, block) || reference.range[0] < push.range[1] || isInside(reference, ack))
      return false
    const use = outer(reference)
    if (use?.type !== 'CallExpression') return use?.type !== 'IfStatement' && use?.type !== 'LogicalExpression'
    return unwrap(use.callee) !== reference && !isDeferral(use)
  })
}
