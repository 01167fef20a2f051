import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keyName, propertyName } from './bindings.ts'
import { takesBuffered } from './buffered-reads.ts'
import type { FunctionNode, Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { movesHeld, stopsAtSize } from './held-moves.ts'
import { comesWith } from './inputs.ts'
import { lastNameOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { isThis } from './pushed-streams.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { isDropped } from './usage.ts'
import { findBelow, isInside } from './walk.ts'

/** A chunk that the `read()` of a stream pushes in a loop, whether or not there is room. */
export interface IgnoredPush {
  readonly loop: Repetition
  readonly read: FunctionNode
}

/**
 * The `this.push(chunk)` in a loop of a stream's own `_read()` or `read()` that drops the answer, where the loop ends
 * only with its source: `while ((chunk = source.next())) this.push(chunk)`, `for await (const c of s) this.push(c)`.
 */
export function ignoredPushOf(context: Context, call: TSESTree.CallExpression): IgnoredPush | undefined {
  const callee = unwrap(call.callee)
  const [item] = call.arguments
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'push' || call.arguments.length > 2)
    return undefined
  if (!item || !isDropped(call) || !mayBeStream(context, callee.object)) return undefined
  const read = functionAround(call)
  if (!read || !isRead(context, read, callee.object)) return undefined
  const loop = repetitionsOf(context, call).find(({ node, via }) => via.length === 0 && isInside(node, read.body))
  if (!loop || !isEndless(loop) || takesBuffered(context, loop) || !comesWith(context, item, loop)) return undefined
  if (movesHeld(context, loop.node, item) || stopsAtSize(context, loop.node, read)) return undefined
  return leavesAfter(call) || looksAtRoom(context, loop, call) ? undefined : { loop, read }
}

/** `this`, or a name that stands for it or for a stream: `self`, `stream`. */
function mayBeStream(context: Context, node: TSESTree.Node): boolean {
  return isThis(context, node) || (unwrap(node).type === 'Identifier' && isReadable(context, node))
}

function isReadable(context: Context, node: TSESTree.Node): boolean {
  return originOf(context, node)?.thing.kinds.includes('node-readable') === true
}

/** Whether the function is what the stream calls when it has room. */
function isRead(context: Context, fn: FunctionNode, stream: TSESTree.Node): boolean {
  const holder = fn.parent
  switch (holder.type) {
    case 'MethodDefinition':
      return !holder.computed && keyName(holder.key) === '_read' && holder.parent.parent.superClass !== null
    case 'PropertyDefinition':
      return !holder.computed && keyName(holder.key) === '_read' && holder.parent.parent.superClass !== null
    case 'Property': {
      const maker = !holder.computed && READS.has(keyName(holder.key) ?? '') ? outer(holder.parent) : undefined
      if (maker?.type !== 'NewExpression' && maker?.type !== 'CallExpression') return false
      return isStreamOf(context, maker)
    }
    case 'AssignmentExpression': {
      const { left } = holder
      if (left.type !== 'MemberExpression' || propertyName(left) !== '_read') return false
      return lastNameOf(left.object) === 'prototype' || isReadable(context, left.object) || isReadable(context, stream)
    }
    default:
      return false
  }
}

const READS = new Set(['read', '_read'])

/** `new Readable({ read() {} })`, also of a package that has the same classes. */
function isStreamOf(context: Context, maker: TSESTree.NewExpression | TSESTree.CallExpression): boolean {
  return callMeaning(context, maker)?.fact.makes !== undefined || /^(?:Readable|Duplex)$/.test(lastNameOf(maker) ?? '')
}

/** It ends with its source, not with a list that is in memory or a count. */
function isEndless({ kind, node }: Repetition): boolean {
  if (kind === 'for-await' || kind === 'pump') return true
  return (
    node.type === 'WhileStatement' ||
    node.type === 'DoWhileStatement' ||
    (node.type === 'ForStatement' && (node.test === null || node.update === null))
  )
}

/** `this.push(chunk); return`, `this.push(chunk); break` */
function leavesAfter(call: TSESTree.CallExpression): boolean {
  const statement = outer(call)
  const block = statement?.parent
  if (statement?.type !== 'ExpressionStatement' || block?.type !== 'BlockStatement') return false
  const rest = block.body.slice(block.body.indexOf(statement) + 1)
  return rest.some(({ type }) => type === 'ReturnStatement' || type === 'BreakStatement')
}

/** Another push of the loop whose answer is used, or a look at how much the stream holds. */
function looksAtRoom(context: Context, { node }: Repetition, call: TSESTree.CallExpression): boolean {
  return (
    findBelow(context, node, 'all', (inner) => {
      if (inner.type === 'MemberExpression') return ROOM.has(propertyName(inner) ?? '')
      if (inner.type !== 'CallExpression' || inner === call) return false
      return lastNameOf(inner.callee) === 'push' && inner.arguments.length > 0 && !isDropped(inner)
    }) !== undefined
  )
}

const ROOM = new Set(['readableLength', 'readableFlowing', '_readableState', 'isPaused', 'readableHighWaterMark'])
