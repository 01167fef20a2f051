import type { TSESTree } from '@typescript-eslint/utils'
import type { Wait } from './analysis/facts.ts'
import { isLikelySink, isLikelyToLeave } from './analysis/likely-sinks.ts'
import { membersNamed } from './analysis/members.ts'
import { originOf } from './analysis/origin.ts'
import { samePlace } from './analysis/places.ts'
import { outer } from './analysis/unwrap.ts'
import { waitOf } from './analysis/waits.ts'
import { toDrain } from './edits/drain-wait.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-drain-only-wait',
  docs: {
    description: "disallow waits for 'drain' that do not end when the stream closes or fails",
    presets: { recommended: [] },
    change: 'rewrite',
  },
  messages: {
    drainOnly:
      "This waits for 'drain' alone: when `{{sink}}` closes or fails first, it never settles. " +
      "Let 'close' and 'error' end the wait too, or await `drain({{sink}})`.",
    closeMissing:
      "This ends with 'drain' or 'error', but the other side of `{{sink}}` can leave without an error: then it never " +
      "settles. Let 'close' end it too, or await `drain({{sink}})`.",
    callbackOnly:
      "Only 'drain' calls `{{callback}}`: when `{{sink}}` closes or fails first, its caller waits for ever. " +
      "Let 'close' and 'error' call it too.",
    drain: 'Await `drain()` of the runtime, which ends with the stream.',
  },
  schema: [],
  defaultOptions: [],
  mentions: /['"`]drain['"`]/,
  create(context) {
    const check = (node: TSESTree.CallExpression | TSESTree.NewExpression): void => {
      const wait = waitOf(context, node, 'drain')
      if (!wait || !isStream(context, wait)) return
      const messageId = hang(context, wait)
      if (!messageId) return
      const fix = toDrain(context, wait)
      const offer = fix && { messageId: 'drain', fix }
      const callback = node.type === 'CallExpression' ? node.arguments[1] : undefined
      report(context, {
        node: wait.listens,
        messageId,
        data: {
          sink: context.sourceCode.getText(wait.emitter),
          ...(messageId === 'callbackOnly' && callback && { callback: context.sourceCode.getText(callback) }),
        },
        // `once()` rejects when the stream fails, `drain()` does not: that is for a person to choose.
        ...(wait.form === 'promise' ? { rewrite: offer } : { suggest: [offer] }),
      })
    }
    return { CallExpression: check, NewExpression: check }
  },
})

/** How the wait can fail to end, if it can. */
function hang(
  context: Context,
  { emitter, endedBy, form }: Wait,
): 'drainOnly' | 'closeMissing' | 'callbackOnly' | undefined {
  if (endedBy.some((end) => ENOUGH.has(end)) || isWoken(context, emitter)) return undefined
  if (form === 'callback') return endedBy.length > 1 || isWatched(context, emitter) ? undefined : 'callbackOnly'
  if (!endedBy.includes('error')) return 'drainOnly'
  const origin = originOf(context, emitter)
  const leaves = origin ? origin.thing.leaves === true : isLikelyToLeave(emitter)
  return leaves ? 'closeMissing' : undefined
}

const ENOUGH = new Set(['close', 'finish', 'signal', 'timer', 'elsewhere', 'aborted', 'end'])

/** Not every 'drain' is a stream's: queues and pools tell by it that they are empty. */
function isStream(context: Context, { emitter }: Wait): boolean {
  const origin = originOf(context, emitter)
  if (origin) return origin.thing.kinds.includes('node-writable') && origin.name !== 'stdout'
  return isLikelySink(context, emitter) || callsOn(context, emitter, 'write').length > 0
}

/** `sink.emit('drain')`: the file wakes who waits when the sink is gone. */
function isWoken(context: Context, emitter: TSESTree.Expression): boolean {
  return callsOn(context, emitter, 'emit').some(
    ({ arguments: [event] }) => event?.type === 'Literal' && event.value === 'drain',
  )
}

/** Whether the file listens for the end of the sink: a callback may be called from there. */
function isWatched(context: Context, emitter: TSESTree.Expression): boolean {
  return ['on', 'once', 'addListener'].some((name) =>
    callsOn(context, emitter, name).some(
      ({ arguments: [event] }) => event?.type === 'Literal' && (event.value === 'close' || event.value === 'error'),
    ),
  )
}

function callsOn(context: Context, receiver: TSESTree.Expression, method: string): TSESTree.CallExpression[] {
  return membersNamed(context, method).flatMap((member) => {
    const call = outer(member)
    return call?.type === 'CallExpression' && samePlace(context, member.object, receiver) ? [call] : []
  })
}
