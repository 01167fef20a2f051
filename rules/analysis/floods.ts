import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LOG_EVENTS } from '../knowledge/event-names.ts'
import { isUnheard } from './answers.ts'
import { bindingOf } from './bindings.ts'
import { boundOf } from './bounds.ts'
import { isCollected } from './collected-outputs.ts'
import { elementOrigin } from './elements.ts'
import { isEmptied } from './emptied-lists.ts'
import type { Put, Repetition } from './facts.ts'
import { isFunction } from './functions.ts'
import { handsOnHeld, walksHeld } from './held-walks.ts'
import { isCommandLine } from './command-lines.ts'
import { comesWith } from './inputs.ts'
import { isFile, isLikelyMessage, isLog } from './likely-sinks.ts'
import { isCutFromMemory } from './memory-cuts.ts'
import { isOfListedBytes } from './listed-bytes.ts'
import { isOneOffTopic } from './one-off-topics.ts'
import { callMeaning } from './origin.ts'
import { isToldSeldom } from './own-emits.ts'
import { isPickedKind } from './picked-kinds.ts'
import { isOwnLog } from './program-lines.ts'
import { hasNoReaderYet } from './readerless-sinks.ts'
import { repetitionsOf } from './repetition.ts'
import { isReply } from './replies.ts'
import { stopsSource } from './room.ts'
import { isSignal } from './signals.ts'
import { leavesAfter } from './single-turns.ts'
import { hearsSpeech } from './speech-outputs.ts'
import { isTypedByHand, isTypedInto } from './typed-by-hand.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'
import { isCapped } from './write-caps.ts'

/**
 * Why the put brings in as much as its source likes while nobody hears what it answers: the loop, the reader, the
 * listener or the timer that it repeats with. The less is known of the receiver, the more the place must tell. A walk
 * over what is in memory into a file, which makes a second copy and no more, or one that hands on what is there as it
 * is, and lines of commands count only `withHeld`; a walk into a stream that nobody can read yet never does.
 */
export function floodOf(context: Context, put: Put, { withHeld = true } = {}): Repetition | undefined {
  const { call, item, receiver } = put
  if (!item) return undefined
  const leavesHeld = (repetition: Repetition): boolean =>
    !withHeld && (isFile(context, receiver) || handsOnHeld(context, item, repetition))
  return repetitionsOf(context, call).find(
    (repetition) =>
      isUnheard(context, call, repetition) &&
      isReason(context, put, item, repetition) &&
      !(walksHeld(context, item, repetition) && (leavesHeld(repetition) || isReaderless(context, put, repetition))) &&
      !(!withHeld && isCommandLine(put, repetition)) &&
      !isCapped(context, call, repetition) &&
      !leavesAfter(repetition.via.at(-1) ?? call, repetition.node),
  )
}

/** To wait for room in it would be to wait for ever. */
function isReaderless(context: Context, { receiver }: Put, { node, via }: Repetition): boolean {
  return via.length === 0 && hasNoReaderYet(context, receiver, node)
}

function isReason(context: Context, put: Put, item: TSESTree.Node, repetition: Repetition): boolean {
  const { call } = put
  if (!comesWith(context, item, repetition) || isMadeInTurn(context, put, repetition)) return false
  if (isCollected(context, put.receiver) || isOfListedBytes(context, item, repetition)) return false
  if (isSignal(context, { call, item }, repetition)) return false
  switch (repetition.kind) {
    case 'for-await':
    case 'pump':
      return !isLog(put.receiver) || bringsWhole(context, item, repetition)
    case 'listener':
      if (stopsSource(context, repetition) || isOneOffTopic(repetition)) return false
      if (isPickedKind(context, call, repetition) || isToldSeldom(context, repetition)) return false
      if (put.origin.evidence === 'likely' && isTypedInto(put.receiver)) return false
      if (isTypedAt(context, repetition) || hearsSpeech(context, repetition) || isOwnLog(put, repetition)) return false
      // A handler that only its name makes one may answer who called it; a line about a log event is of the program.
      if (isHandlerByName(repetition) || isReply(context, put, repetition) || LOG_EVENTS.has(repetition.event ?? '')) {
        if (!bringsWhole(context, item, repetition)) return false
      }
      return repetition.flow === true || (isToldMore(repetition) && isStreamOfEvents(context, put))
    case 'timer':
      return isStreamOfEvents(context, put)
    case 'loop':
    case 'per-item': {
      if (isBounded(context, item, repetition) || isWorkedOff(context, repetition)) return false
      // Lines about what is at hand anyway.
      if (isLog(put.receiver)) return false
      if (repetition.via.length === 0) return put.origin.evidence === 'known' || isLikelyMessage(put.receiver)
      // What a helper writes may be a line about the element, not the element.
      return put.origin.evidence === 'known' && bringsWhole(context, item, repetition)
    }
    case 'per-request':
      return false
  }
}

function isHandlerByName({ node }: Repetition): boolean {
  return node.type === 'MethodDefinition' || node.type === 'PropertyDefinition' || node.type === 'Property'
}

/** A listener that takes nothing of the event tells that something changed, not what came. */
function isToldMore({ body }: Repetition): boolean {
  return !isFunction(body) || body.params.length > 0
}

/** A person types what the listener gets. */
function isTypedAt(context: Context, { node }: Repetition): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' && isTypedByHand(context, callee.object)
}

/** A sink that is opened in the turn holds what one turn brings; one of a collection was there before. */
function isMadeInTurn(context: Context, { receiver }: Put, { body }: Repetition): boolean {
  const sink = unwrap(receiver)
  const binding = sink.type === 'Identifier' ? bindingOf(context, sink) : undefined
  if (binding?.from !== 'variable' || !isInside(binding.declarator, body)) return false
  return elementOrigin(context, sink) === undefined
}

/** The worker of a queue is called as it comes free. */
function isWorkedOff(context: Context, { node }: Repetition): boolean {
  return node.type === 'CallExpression' && callMeaning(context, node)?.fact.makes !== undefined
}

function isStreamOfEvents(context: Context, put: Put): boolean {
  return put.origin.evidence === 'known' || context.sourceCode.text.includes('text/event-stream')
}

/** A collection with a bound, or what was in memory before the loop: its pieces are held whoever writes them. */
function isBounded(context: Context, item: TSESTree.Node, repetition: Repetition): boolean {
  if (isCutFromMemory(context, item, repetition)) return true
  const collection = walkedBy(repetition.node)
  if (!collection) return false
  return (
    isEmptied(context, collection, repetition) ||
    boundOf(context, collection) !== undefined ||
    (item.type === 'Identifier' && isCollectedHere(context, collection))
  )
}

function walkedBy(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return node.right
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee.object : undefined
}

function isCollectedHere(context: Context, collection: TSESTree.Node): boolean {
  const list = unwrap(collection)
  const binding = list.type === 'Identifier' ? bindingOf(context, list) : undefined
  return binding?.from === 'variable' && binding.declarator.init?.type === 'ArrayExpression'
}
