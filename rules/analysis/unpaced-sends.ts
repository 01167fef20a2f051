import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LAST_VALUES } from '../knowledge/list-names.ts'
import { isPacedByCallback } from './answers.ts'
import { bindingOf } from './bindings.ts'
import { boundOf } from './bounds.ts'
import { isNeverRun } from './dead-branches.ts'
import { isOfEdge } from './edge-code.ts'
import { isEmptied, isTakenOff } from './emptied-lists.ts'
import type { Repetition } from './facts.ts'
import { isFixed } from './fixed.ts'
import { functionAround } from './functions.ts'
import { handsOnHeld, walksCollected } from './held-walks.ts'
import { comesWith } from './inputs.ts'
import { isOfLabels } from './labelled-messages.ts'
import { isOfListedBytes } from './listed-bytes.ts'
import { isCutFromMemory } from './memory-cuts.ts'
import { fullNameOf, rootOf } from './names.ts'
import { isOneOffTopic } from './one-off-topics.ts'
import { isOpenedInTurn } from './opened-sockets.ts'
import { comesFromQueue } from './queued-sources.ts'
import { isToldSeldom } from './own-emits.ts'
import { isPickedKind } from './picked-kinds.ts'
import { repetitionsOf } from './repetition.ts'
import { isReply } from './replies.ts'
import { isLastPut, stopsSource } from './room.ts'
import { looksAtRoom, waitsForSocket } from './send-room.ts'
import { sendOf, type Send } from './sends.ts'
import { isSignal } from './signals.ts'
import { hearsSpeech } from './speech-outputs.ts'
import { intervalOf } from './timers.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'
import { isWorded } from './worded-messages.ts'

/** A message that goes out again and again, whether or not the peer keeps up. */
export interface UnpacedSend {
  readonly send: Send
  readonly reason: Repetition
  /** The repetition goes over the sockets, not over what is sent. */
  readonly toMany: boolean
}

/** A timer this slow fills no buffer before a dead connection is noticed. */
const SLOW_TIMER = 1000

/**
 * The send whose messages come as fast as their source likes while nobody looks at what the socket holds: the loop, the
 * reader, the listener or the timer that it repeats with, or the walk over all sockets.
 */
export function unpacedSendOf(context: Context, call: TSESTree.CallExpression): UnpacedSend | undefined {
  const send = sendOf(context, call)
  const item = send?.item
  if (!item || isFixed(context, item) || isPacedByCallback(send) || isLastPut(context, send)) return undefined
  const repetitions = repetitionsOf(context, call)
  if (repetitions.length === 0 || isNeverRun(context, call) || isOfEdge(context)) return undefined
  for (const reason of repetitions) {
    if (isOpenedInTurn(context, send.receiver, reason)) continue
    const toMany = isWalk(reason) && goesOverSockets(context, send, reason)
    const isReason = toMany ? isBroadcast(context, send, reason, repetitions) : floods(context, send, reason)
    if (!isReason || !runsIn(send, reason) || isSignal(context, { call, item }, reason)) continue
    return looksAtRoom(context, send) || waitsForSocket(context, send, reason) ? undefined : { send, reason, toMany }
  }
  return undefined
}

/** What an object or a variable keeps does not run where it stands: `map((c) => ({ tell: (m) => c.send(m) }))`. */
function runsIn({ call }: Send, { body, via }: Repetition): boolean {
  const inner = via.at(-1) ?? call
  for (let fn = functionAround(inner); fn && fn !== body && isInside(fn, body); fn = functionAround(fn)) {
    const holder = outer(fn)
    if (holder?.type !== 'CallExpression' && holder?.type !== 'NewExpression') return false
  }
  return true
}

function isWalk({ kind }: Repetition): boolean {
  return kind === 'loop' || kind === 'per-item'
}

function goesOverSockets(context: Context, { receiver }: Send, reason: Repetition): boolean {
  return reason.via.length === 0 && comesWith(context, receiver, reason)
}

function isBroadcast(context: Context, send: Send, reason: Repetition, all: readonly Repetition[]): boolean {
  const sockets = walkedBy(reason)
  if (!send.isSure || sockets?.type === 'ArrayExpression' || isMadeInTurn(context, send)) return false
  return !all.some((other) => isSlow(context, other))
}

function floods(context: Context, send: Send, reason: Repetition): boolean {
  const { item } = send
  if (!item || isMadeInTurn(context, send)) return false
  if (reason.kind === 'timer') return send.isSure && isQuickTimer(context, reason)
  if (!comesWith(context, item, reason) || isOfListedBytes(context, item, reason)) return false
  switch (reason.kind) {
    case 'for-await':
    case 'pump':
      return !isWorded(context, item, reason) && !comesFromQueue(context, item, reason)
    case 'listener':
      if (stopsSource(context, reason) || isReply(context, send, reason) || isOneOffTopic(reason)) return false
      if (isToldSeldom(context, reason)) return false
      if (hearsSpeech(context, reason) || isPickedKind(context, send.call, reason)) return false
      if (isOfLabels(context, item, reason)) return false
      if (isRawFlow(reason)) return send.isSure || carriesWhole(context, item, reason)
      return send.isSure && carriesWhole(context, item, reason) && !isWorded(context, item, reason)
    case 'loop':
    case 'per-item': {
      const list = walkedBy(reason)
      if (!send.isSure || isWorded(context, item, reason)) return false
      if (reason.via.length > 0 && !carriesWhole(context, item, reason)) return false
      if (comesFromQueue(context, item, reason) || walksCollected(context, reason) || isOfLastValues(list)) return false
      if (!isChannel(send) && isOfHeld(context, item, reason)) return false
      return list ? !boundOf(context, list) && !isEmptied(context, list, reason) : !isTakenOff(context, item)
    }
    default:
      return false
  }
}

/**
 * What the function was handed, or has made, goes in as it is, or cut: it is the parts of one message. A log that is
 * kept and played to each peer is none.
 */
function isOfHeld(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  if (isCutFromMemory(context, item, reason)) return true
  const root = rootOf(walkedBy(reason) ?? item)
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  const home = binding?.from === 'variable' ? functionAround(binding.declarator) : undefined
  const isOwn = binding?.from === 'parameter' || (home !== undefined && home === functionAround(reason.node))
  return isOwn && handsOnHeld(context, item, reason)
}

/** `for (const frame of this.cachedFrames())`: who comes gets what is known by now, one for each key. */
function isOfLastValues(list: TSESTree.Node | undefined): boolean {
  const named = list?.type === 'CallExpression' ? unwrap(list.callee) : list
  return named !== undefined && (fullNameOf(named) ?? '').split('.').some((name) => LAST_VALUES.test(name))
}

/** A data channel fails when it holds too much, wherever that came from. */
function isChannel({ origin }: Send): boolean {
  return origin.thing.kinds.includes('data-channel')
}

/** Bytes and lines, of which there are as many as the source has; messages may be answers. */
function isRawFlow({ event, flow }: Repetition): boolean {
  return flow === true && event !== 'message'
}

/** All that the turn brings goes out, as it is, encoded, or in an envelope: `JSON.stringify({ type, chunk })`. */
function carriesWhole(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  const isWhole = (part: TSESTree.Node): boolean => bringsWhole(context, part, reason)
  if (isWhole(item)) return true
  const call = unwrap(item)
  const [content] = call.type === 'CallExpression' ? call.arguments : []
  return (
    content?.type === 'ObjectExpression' &&
    content.properties.some((property) => isWhole(property.type === 'Property' ? property.value : property.argument))
  )
}

function isQuickTimer(context: Context, { node, body }: Repetition): boolean {
  if (node.type !== 'CallExpression') return false
  const period = intervalOf(context, node)?.period
  // It only waits until something can be sent.
  const stops = findBelow(
    context,
    body,
    'all',
    (inner) => inner.type === 'Identifier' && inner.name === 'clearInterval',
  )
  return stops === undefined && period !== undefined && period <= SLOW_TIMER
}

function isSlow(context: Context, { kind, node }: Repetition): boolean {
  if (kind !== 'timer' || node.type !== 'CallExpression') return false
  return (intervalOf(context, node)?.period ?? 0) > SLOW_TIMER
}

function walkedBy({ node }: Repetition): TSESTree.Node | undefined {
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return unwrap(node.right)
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined
}

/** A socket that is opened for one message or one turn. */
function isMadeInTurn(context: Context, { receiver, call }: Send): boolean {
  const socket = unwrap(receiver)
  const binding = socket.type === 'Identifier' ? bindingOf(context, socket) : undefined
  if (binding?.from !== 'variable' || binding.declarator.init?.type !== 'NewExpression') return false
  return repetitionsOf(context, call).some(({ kind, body }) => isWalkKind(kind) && isInside(binding.declarator, body))
}

function isWalkKind(kind: Repetition['kind']): boolean {
  return kind === 'loop' || kind === 'per-item' || kind === 'for-await'
}
