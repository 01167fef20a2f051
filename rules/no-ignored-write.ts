import type { TSESTree } from '@typescript-eslint/utils'
import { isPacedByCallback, isUnheard } from './analysis/answers.ts'
import { propertyName } from './analysis/bindings.ts'
import { boundWriteOf } from './analysis/bound-writes.ts'
import { isNeverRun } from './analysis/dead-branches.ts'
import { earlyAckOf } from './analysis/early-acks.ts'
import type { Put, Repetition } from './analysis/facts.ts'
import { isFixed } from './analysis/fixed.ts'
import { floodOf } from './analysis/floods.ts'
import { functionAround } from './analysis/functions.ts'
import { isHandedStdout } from './analysis/handed-stdout.ts'
import { isLog } from './analysis/likely-sinks.ts'
import { keepsWithin } from './analysis/own-pace.ts'
import { placeOf } from './analysis/places.ts'
import { putOf } from './analysis/puts.ts'
import { isLastPut, roomLooksOf } from './analysis/room.ts'
import { swallowedAnswerOf } from './analysis/swallowed-answers.ts'
import { isToldLength } from './analysis/told-lengths.ts'
import { unwrap } from './analysis/unwrap.ts'
import { usageOf } from './analysis/usage.ts'
import { bringsWhole } from './analysis/whole.ts'
import { callerOf } from './analysis/written-for-callers.ts'
import { pauseSource } from './edits/pause-source.ts'
import { awaitWrite } from './edits/write-call.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report, type Offer } from './kit/report.ts'

export default createRule({
  name: 'no-ignored-write',
  docs: {
    description: 'require a look at what `write()` of a stream answers where chunks keep coming',
    presets: { recommended: [{ feeds: 'input' }], strict: [{ feeds: 'callers' }] },
    change: 'rewrite',
  },
  messages: {
    ignored:
      '`{{sink}}.write()` answers false when its buffer is full, and nothing here looks: chunks pile up in memory. ' +
      'Use `pipeline()`, or await room before the next chunk.',
    forwarded:
      '`{{sink}}.write()` answers false when its buffer is full, and nothing here looks: behind a slow reader chunks ' +
      "pile up in memory. Use `pipeline()`, or pause the source until 'drain'.",
    uneven:
      '`{{sink}}.write()` answers false when its buffer is full; this call drops the answer that others look at, so ' +
      'what it writes piles up in memory. Heed it here too, or await room first.',
    kept:
      '`{{sink}}.write()` answers false when its buffer is full, and this function keeps it from its callers, who go ' +
      'on: chunks pile up in memory. Return the answer, or await room.',
    await: 'Await room with `write()` of the runtime.',
    pause: "Pause the source until 'drain'.",
  },
  schema: [
    {
      type: 'object',
      properties: {
        feeds: {
          type: 'string',
          enum: ['input', 'callers'],
          description: 'Writes that repeat with input in sight, or also those that callers feed or memory holds.',
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ feeds: 'input' }] as [{ feeds?: 'input' | 'callers' }],
  mentions: oneOf('write'),
  create(context, [{ feeds }]) {
    return {
      CallExpression(call) {
        const bound = boundWriteOf(context, call)
        if (bound && isStream(context, bound) && roomLooksOf(context, bound).others.length === 0)
          return report(context, { node: bound.call, messageId: 'forwarded', data: dataOf(context, bound) })
        const put = ignoredPut(context, call)
        if (!put || earlyAckOf(context, call) || swallowedAnswerOf(context, put)) return
        const { answers, others } = roomLooksOf(context, put)
        const around = functionAround(call)
        if (answers.some((other) => functionAround(other) === around)) return
        const isUneven = answers.length > 0 && !isLog(put.receiver)
        if (others.length > 0 && !isUneven) return
        const reason = floodOf(context, put, { withHeld: feeds === 'callers' })
        if (feeds === 'input' && reason && keepsWithin(context, put, reason)) return
        if (!reason && !(isUneven && handsOnWhole(context, put))) {
          if (feeds !== 'callers' || !callerOf(context, put)) return
          return report(context, { node: call, messageId: 'kept', data: dataOf(context, put) })
        }
        report(context, {
          node: call,
          messageId: isUneven
            ? 'uneven'
            : reason?.kind === 'listener' || reason?.kind === 'timer'
            ? 'forwarded'
            : 'ignored',
          data: dataOf(context, put),
          rewrite: reason ? rewriteOf(context, put, reason) : null,
          suggest: reason ? [suggestionOf(context, put, reason)] : [],
        })
      },
    }
  },
})

function dataOf(context: Context, { receiver }: Put): { sink: string } {
  return { sink: context.sourceCode.getText(receiver) }
}

/** A put into a byte stream whose answer may be lost here, and which is more than one small fixed piece. */
function ignoredPut(context: Context, call: TSESTree.CallExpression): Put | undefined {
  if (!WRITING.has(methodOf(call) ?? '')) return undefined
  const put = putOf(context, call)
  if (put?.answers !== 'boolean' || !isStream(context, put)) return undefined
  if (!put.item || isFixed(context, put.item)) return undefined
  // A `write()` that somebody awaits answers a promise, unless the receiver is known.
  if (put.origin.evidence === 'likely' && usageOf(call) === 'awaited') return undefined
  return isPacedByCallback(put) || isLastPut(context, put) || isNeverRun(context, call) ? undefined : put
}

/** A stream of Node.js that this class is not itself, and not the program's own output. */
function isStream(context: Context, { receiver, origin }: Put): boolean {
  if (!origin.thing.kinds.includes('node-writable') || origin.name === 'stdout') return false
  return placeOf(context, receiver)?.path !== 'this' && !isHandedStdout(context, receiver)
}

function methodOf({ callee }: TSESTree.CallExpression): string | undefined {
  const member = unwrap(callee)
  return member.type === 'MemberExpression' ? propertyName(member) : undefined
}

const WRITING = new Set(['write', 'call', 'apply'])

/** Whether the function writes on what it is given, and drops the answer. The body of one message is no flow. */
function handsOnWhole(context: Context, put: Put): boolean {
  const { call, item } = put
  const fn = functionAround(call)
  if (!fn || !item || !isUnheard(context, call) || isToldLength(context, put)) return false
  return bringsWhole(context, item, { kind: 'per-item', node: fn, body: fn, via: [] })
}

/** In a loop the next chunk can wait; a listener that waits holds as much as the buffer did. */
function rewriteOf(context: Context, { call, origin }: Put, { kind, via }: Repetition): Offer | null {
  const waits = kind === 'loop' || kind === 'for-await' || kind === 'pump'
  const fix = waits && via.length === 0 && origin.evidence === 'known' ? awaitWrite(context, call) : null
  return fix && { messageId: 'await', fix }
}

function suggestionOf(context: Context, put: Put, reason: Repetition): Offer | null {
  const fix = reason.via.length === 0 && reason.kind === 'listener' ? pauseSource(context, put, reason) : null
  return fix && { messageId: 'pause', fix }
}
