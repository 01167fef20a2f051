import type { TSESTree } from '@typescript-eslint/utils'
import { isPacedByCallback, isUnheard } from './analysis/answers.ts'
import { boundOf } from './analysis/bounds.ts'
import type { Put, Repetition } from './analysis/facts.ts'
import { functionAround } from './analysis/functions.ts'
import { comesWith, isFixed } from './analysis/inputs.ts'
import { putOf } from './analysis/puts.ts'
import { repetitionsOf } from './analysis/repetition.ts'
import { isLastPut, roomLooksOf, stopsSource } from './analysis/room.ts'
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
          (repetition) => isReason(context, put, repetition) && isUnheard(context, call, repetition) && comesWith(context, item, repetition),
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
  return isPacedByCallback(put) || isLastPut(context, put) ? undefined : put
}

/** In a loop the next chunk can wait; a listener that waits holds as much as the buffer did. */
function rewriteOf(context: Context, { call, origin }: Put, { kind, via }: Repetition): Offer | null {
  const waits = kind === 'loop' || kind === 'for-await' || kind === 'pump'
  const fix = waits && via.length === 0 && origin.evidence === 'known' ? awaitWrite(context, call) : null
  return fix && { messageId: 'await', fix }
}

/** Whether the repetition brings as much as its source likes, given how sure it is that the receiver is a stream. */
function isReason(context: Context, put: Put, repetition: Repetition): boolean {
  switch (repetition.kind) {
    case 'for-await':
    case 'pump':
      return true
    case 'listener':
      if (stopsSource(context, repetition)) return false
      return repetition.flow === true || isStreamOfEvents(context, put)
    case 'timer':
      return isStreamOfEvents(context, put)
    case 'loop':
    case 'per-item':
      return put.origin.evidence === 'known' && !isBounded(context, repetition)
    case 'per-request':
      return false
  }
}

function isStreamOfEvents(context: Context, put: Put): boolean {
  return put.origin.evidence === 'known' || context.sourceCode.text.includes('text/event-stream')
}

function isBounded(context: Context, { node }: Repetition): boolean {
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return boundOf(context, node.right) !== undefined
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  return boundOf(context, node.callee.object) !== undefined
}
