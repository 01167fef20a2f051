import type { Repetition } from './analysis/facts.ts'
import { messageFloodOf } from './analysis/message-floods.ts'
import { spokenNameOf } from './analysis/names.ts'
import { unwrap } from './analysis/unwrap.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

/** Reports `for (const row of rows) worker.postMessage(row)`: the other side's queue takes them all. */
export default createRule({
  name: 'no-message-flood',
  docs: {
    description:
      'disallow one message to another thread or process for each item, with nobody who hears whether it keeps up',
    presets: { strict: [] },
    change: 'none',
  },
  messages: {
    flood:
      '`{{ callee }}()` copies a message into the queue of the other side for every {{ turn }}, and nothing tells ' +
      'how many wait there: memory grows. Send many in one message, or wait for an answer after so many.',
  },
  schema: [],
  defaultOptions: [],
  mentions: oneOf('postMessage', '.send'),
  honoursBoundComments: true,
  create(context) {
    return {
      CallExpression(call) {
        const flood = messageFloodOf(context, call)
        if (!flood || boundCommentOn(context, call)) return
        const callee = unwrap(call.callee)
        report(context, {
          node: call,
          loc: (callee.type === 'MemberExpression' ? callee.property : callee).loc,
          messageId: 'flood',
          data: { callee: spokenNameOf(call) ?? 'it', turn: nameOfTurn(flood.reason) },
        })
      },
    }
  },
})

function nameOfTurn({ kind, event }: Repetition): string {
  switch (kind) {
    case 'timer':
      return 'tick'
    case 'listener':
      return event === undefined ? 'event' : `'${event}'`
    case 'for-await':
    case 'pump':
      return 'chunk'
    default:
      return 'element'
  }
}
