import { namesBufferTaker } from './analysis/limit-takers.ts'
import { missingBufferLimitOf, type MissingBufferLimit } from './analysis/missing-buffer-limits.ts'
import { spokenNameOf } from './analysis/names.ts'
import { insertBufferLimit } from './edits/insert-limit.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

/** Reports `on(emitter, 'data')`, `new ReplaySubject()`, `new Pool()`: they take a limit for what they keep. */
export default createRule({
  name: 'require-buffer-limit',
  docs: {
    description: 'require the limit without which a buffer keeps whatever nobody takes',
    presets: { strict: [] },
    change: 'suggestion',
  },
  messages: {
    items:
      '`{{ callee }}` keeps all that comes until somebody takes it: behind a slow reader memory grows without end. ' +
      'Give it a limit: {{ remedy }}.',
    past:
      '`{{ callee }}` keeps every value for whoever subscribes later: memory grows as long as it lives. ' +
      'Give it a limit: {{ remedy }}.',
    callers:
      'Who finds `{{ callee }}` busy waits in a line that has no end: under load it grows, and nobody hears of it. ' +
      'Give the wait a limit: {{ remedy }}.',
    lines:
      '`{{ callee }}` keeps in memory what its destination does not take yet, however much that is. ' +
      'Give it a limit: {{ remedy }}.',
    sockets:
      '`{{ callee }}` opens a socket for every request that finds none free, however many there are. ' +
      'Give it a limit: {{ remedy }}.',
    addLimit: 'Set the limit to {{ limit }}.',
  },
  schema: [],
  defaultOptions: [],
  mentions: namesBufferTaker,
  honoursBoundComments: true,
  create(context) {
    const check = (call: MissingBufferLimit['call']): void => {
      const missing = missingBufferLimitOf(context, call)
      if (missing && !boundCommentOn(context, call)) speak(context, missing)
    }
    return { CallExpression: check, NewExpression: check }
  },
})

function speak(context: Context, missing: MissingBufferLimit): void {
  const { call, buffer } = missing
  const fix = insertBufferLimit(context, missing)
  report(context, {
    node: call,
    loc: call.callee.loc,
    messageId: buffer.holds,
    data: { callee: spokenNameOf(call) ?? 'it', remedy: remedyOf(buffer) },
    suggest: [fix && { messageId: 'addLimit', data: { limit: buffer.usual }, fix }],
  })
}

function remedyOf({ limitedAs, place }: MissingBufferLimit['buffer']): string {
  const name = limitedAs ?? place?.option
  return name === undefined ? 'a number of values' : `\`${name}\``
}
