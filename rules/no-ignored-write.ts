import type { TSESTree } from '@typescript-eslint/utils'
import { isPacedByCallback, isUnheard } from './analysis/answers.ts'
import { bindingOf } from './analysis/bindings.ts'
import { boundOf } from './analysis/bounds.ts'
import type { Put, Repetition } from './analysis/facts.ts'
import { functionAround } from './analysis/functions.ts'
import { bringsWhole, comesWith, isFixed } from './analysis/inputs.ts'
import { callMeaning } from './analysis/origin.ts'
import { putOf } from './analysis/puts.ts'
import { repetitionsOf } from './analysis/repetition.ts'
import { isReply } from './analysis/replies.ts'
import { isLastPut, roomLooksOf, stopsSource } from './analysis/room.ts'
import { unwrap } from './analysis/unwrap.ts'
import { usageOf } from './analysis/usage.ts'
import { isInside } from './analysis/walk.ts'
import { awaitWrite } from './edits/write-call.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { report, type Offer } from './kit/report.ts'

export default createRule({
  name: 'no-ignored-write',
  docs: {
    description: 'Look at what `write()` of a stream answers where chunks keep coming',
    presets: { recommended: [] },
    change: 'rewrite',
  },
  messages: {
    ignored:
      '`{{sink}}.write()` answers false when its buffer is full, and nothing here looks: chunks pile up in memory. Use `pipeline()`, or await room before the next chunk.',
    forwarded:
      '`{{sink}}.write()` answers false when its buffer is full, and nothing here looks: a slow reader lets chunks pile up in memory. Use `pipeline()`, or pause the source until \'drain\'.',
    uneven:
      '`{{sink}}.write()` answers false when its buffer is full; this call drops the answer that others look at, so what it writes piles up in memory. Heed it here too, or await room first.',
    await: 'Await room with `write()` of the runtime.',
  },
  schema: [],
  defaultOptions: [],
  mentions: /\bwrite\b/,
  create(context) {
    return {
      CallExpression(call) {
        const put = ignoredPut(context, call)
        const item = put?.item
        if (!put || !item) return
        const { answers, others } = roomLooksOf(context, put)
        const around = functionAround(call)
        if (answers.some((other) => functionAround(other) === around)) return
        const isUneven = answers.length > 0
        if (others.length > 0 && !isUneven) return
        const reason = repetitionsOf(context, call).find(
          (repetition) => isUnheard(context, call, repetition) && isReason(context, put, item, repetition),
        )
        if (!reason) return
        report(context, {
          node: call,
          messageId: isUneven ? 'uneven' : reason.kind === 'listener' || reason.kind === 'timer' ? 'forwarded' : 'ignored',
          data: { sink: context.sourceCode.getText(put.receiver) },
          rewrite: rewriteOf(context, put, reason),
        })
      },
    }
  },
})

/** A put into a byte stream whose answer may be lost here, and which is more than one small fixed piece. */
function ignoredPut(context: Context, call: TSESTree.CallExpression): Put | undefined {
  if (!context.sourceCode.getText(call.callee).includes('write')) return undefined
  const put = putOf(context, call)
  if (put?.answers !== 'boolean' || !put.origin.thing.kinds.includes('node-writable')) return undefined
  if (put.origin.name === 'stdout' || put.receiver.type === 'ThisExpression') return undefined
  if (!put.item || isFixed(context, put.item)) return undefined
  // A `write()` that somebody awaits answers a promise, unless the receiver is known.
  if (put.origin.evidence === 'likely' && usageOf(call) === 'awaited') return undefined
  return isPacedByCallback(put) || isLastPut(context, put) ? undefined : put
}

/** In a loop the next chunk can wait; a listener that waits holds as much as the buffer did. */
function rewriteOf(context: Context, { call, origin }: Put, { kind, via }: Repetition): Offer | null {
  const waits = kind === 'loop' || kind === 'for-await' || kind === 'pump'
  const fix = waits && via.length === 0 && origin.evidence === 'known' ? awaitWrite(context, call) : null
  return fix && { messageId: 'await', fix }
}

/** Whether the repetition brings as much as its source likes, given how sure it is that the receiver is a stream. */
function isReason(context: Context, put: Put, item: TSESTree.Node, repetition: Repetition): boolean {
  if (!comesWith(context, item, repetition) || isMadeInTurn(context, put, repetition)) return false
  switch (repetition.kind) {
    case 'for-await':
    case 'pump':
      return true
    case 'listener':
      if (stopsSource(context, repetition)) return false
      if (isReply(context, put, repetition) && !bringsWhole(context, item, repetition)) return false
      return repetition.flow === true || isStreamOfEvents(context, put)
    case 'timer':
      return isStreamOfEvents(context, put)
    case 'loop':
    case 'per-item': {
      if (put.origin.evidence !== 'known' || isBounded(context, item, repetition)) return false
      if (isWorkedOff(context, repetition)) return false
      // What a helper writes may be a line about the element, not the element.
      return repetition.via.length === 0 || bringsWhole(context, item, repetition)
    }
    case 'per-request':
      return false
  }
}

/** A sink that is opened in the turn holds what one turn brings. */
function isMadeInTurn(context: Context, { receiver }: Put, { body }: Repetition): boolean {
  const sink = unwrap(receiver)
  const binding = sink.type === 'Identifier' ? bindingOf(context, sink) : undefined
  return binding?.from === 'variable' && isInside(binding.declarator, body)
}

/** The worker of a queue is called as it comes free. */
function isWorkedOff(context: Context, { node }: Repetition): boolean {
  return node.type === 'CallExpression' && callMeaning(context, node)?.fact.makes !== undefined
}

function isStreamOfEvents(context: Context, put: Put): boolean {
  return put.origin.evidence === 'known' || context.sourceCode.text.includes('text/event-stream')
}

/** A collection with a bound, or one that was collected here: its pieces are held in memory whoever writes them. */
function isBounded(context: Context, item: TSESTree.Node, { node }: Repetition): boolean {
  const collection = walkedBy(node)
  if (!collection) return false
  return boundOf(context, collection) !== undefined || (item.type === 'Identifier' && isCollectedHere(context, collection))
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
