import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { ACKS, BATCHES } from '../knowledge/message-names.ts'
import { isPacedByCallback, isUnheard } from './answers.ts'
import { boundOf } from './bounds.ts'
import { nameOfCollection } from './derived.ts'
import type { Put, Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { comesWith } from './inputs.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { putOf } from './puts.ts'
import { isAwaitedRead, isLoop, repetitionsOf } from './repetition.ts'
import { stopsSource } from './room.ts'
import { intervalOf } from './timers.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'
import { bringsWhole } from './whole.ts'

/** A message to another thread or process that goes out again and again. */
export interface MessageFlood {
  readonly put: Put
  readonly reason: Repetition
}

/** Ticks further apart than this fill no queue. */
const QUICK_TIMER = 100

/**
 * The message that goes to another thread or process once an element, a chunk or a tick, with nobody who hears whether
 * the other side keeps up: `for (const row of rows) worker.postMessage(row)`.
 */
export function messageFloodOf(context: Context, call: TSESTree.CallExpression): MessageFlood | undefined {
  const put = putOf(context, call)
  if (!put?.item || put.origin.thing.puts?.[put.method]?.crosses !== true) return undefined
  if (isPacedByCallback(put) || BATCHES.test(lastNameOf(put.item) ?? '') || isAcknowledged(context, call)) {
    return undefined
  }
  const reason = repetitionsOf(context, call).find(
    (repetition) => isUnheard(context, call, repetition) && floods(context, put, repetition),
  )
  return reason && { put, reason }
}

function floods(context: Context, { item, receiver }: Put, reason: Repetition): boolean {
  if (reason.kind === 'timer') return isQuick(context, reason)
  // Each side is told once: `workers.forEach((worker) => worker.postMessage(task))`.
  if (!item || !comesWith(context, item, reason) || comesWith(context, receiver, reason)) return false
  switch (reason.kind) {
    case 'for-await':
    case 'pump':
      return !waits(context, reason)
    case 'listener': {
      const isFlow = reason.flow === true && reason.event !== 'message'
      return isFlow && !stopsSource(context, reason) && bringsWhole(context, item, reason)
    }
    case 'loop':
    case 'per-item': {
      const list = walkedBy(reason)
      if (!list || boundOf(context, list) || isInBatches(context, list)) return false
      return !isLoop(reason.node) || !waits(context, reason)
    }
    default:
      return false
  }
}

/** `batches`, `chunk(rows, 100)` */
function isInBatches(context: Context, list: TSESTree.Node): boolean {
  const isCut = list.type === 'CallExpression' && callMeaning(context, list)?.fact.chunks === true
  return isCut || BATCHES.test(nameOfCollection(list) ?? '')
}

/** Whether the turn waits for anything but the next piece of its source. */
function waits(context: Context, { body }: Repetition): boolean {
  const isWait = (node: TSESTree.Node): boolean =>
    node.type === 'AwaitExpression' ? !isAwaitedRead(node) : node.type === 'ForOfStatement' && node.await
  return findBelow(context, body, 'own', isWait) !== undefined
}

function isQuick(context: Context, { node }: Repetition): boolean {
  const period = node.type === 'CallExpression' ? intervalOf(context, node)?.period : undefined
  return period !== undefined && period < QUICK_TIMER
}

function walkedBy({ node }: Repetition): TSESTree.Node | undefined {
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return unwrap(node.right)
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined
}

/** Whether the function, or the one around it, counts what is under way: `inFlight`, `credits`, `onAck`. */
function isAcknowledged(context: Context, call: TSESTree.CallExpression): boolean {
  const fn = functionAround(call)
  const scope = (fn && (functionAround(fn) ?? fn)) ?? context.sourceCode.ast
  return (
    findBelow(context, scope, 'all', (node) => {
      if (node.type === 'Literal') return typeof node.value === 'string' && ACKS.test(node.value)
      return node.type === 'Identifier' && ACKS.test(node.name)
    }) !== undefined
  )
}
