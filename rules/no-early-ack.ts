import { earlyAckOf } from './analysis/early-acks.ts'
import { forwardAck } from './edits/forward-ack.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-early-ack',
  docs: {
    description: 'disallow sinks that say they are done with a chunk before the stream behind them has taken it',
    presets: { recommended: [] },
    change: 'suggestion',
  },
  messages: {
    callback:
      '`{{callback}}()` asks for the next chunk before `{{sink}}` has taken this one: behind a slow reader all of ' +
      'the source piles up there. Give the callback to the inner write, or wait for its room first.',
    promise:
      'This answers nothing that the stream could wait for, so the next chunk comes before `{{sink}}` has taken this ' +
      'one: all of the source piles up there. Return a promise that settles with room, or use `Writable.toWeb()`.',
    forward: 'Let the inner write tell when it is done.',
  },
  schema: [],
  defaultOptions: [],
  mentions: [oneOf('.write', '.send', '.push'), oneOf('_write', '_transform', /Writable|Duplex|Transform|\bthrough/)],
  create(context) {
    return {
      CallExpression(call) {
        const early = earlyAckOf(context, call)
        if (!early) return
        const { put, ack } = early
        const fix = forwardAck(context, early)
        const told =
          ack &&
          (ack.arguments[0]?.type === 'Identifier' && ack.callee.type !== 'Identifier' ? ack.arguments[0] : ack.callee)
        report(context, {
          node: call,
          messageId: ack ? 'callback' : 'promise',
          data: {
            sink: context.sourceCode.getText(put.receiver),
            ...(told && { callback: context.sourceCode.getText(told) }),
          },
          suggest: [fix && { messageId: 'forward', fix }],
        })
      },
    }
  },
})
