import { earlyAckOf } from './analysis/early-acks.ts'
import { unawaitedWriteOf } from './analysis/unawaited-writes.ts'
import { awaitCall } from './edits/await-call.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-unawaited-writer',
  docs: {
    description: 'require a wait for `write()` or `ready` of a web stream writer where chunks keep coming',
    presets: { recommended: [] },
    change: 'suggestion',
  },
  messages: {
    unawaited:
      'Nobody waits for `{{writer}}.write()`, nor for `{{writer}}.ready`: the stream takes each chunk at once, and ' +
      'what its sink has not taken piles up in memory. Await one of them before the next chunk.',
    forwarded:
      'Nobody waits for `{{writer}}.write()`, and events go on: what the sink has not taken piles up in memory. ' +
      'Use `pipeTo()`, or read from the source in a loop that awaits each write.',
    await: 'Await the write.',
  },
  schema: [],
  defaultOptions: [],
  mentions: [oneOf('write'), /Writer\b/],
  create(context) {
    return {
      CallExpression(call) {
        const found = unawaitedWriteOf(context, call)
        if (!found || earlyAckOf(context, call)) return
        const { writer, reason, canWait } = found
        const isListener = reason.kind === 'listener'
        const waits = canWait && !isListener && reason.kind !== 'per-item' && reason.via.length === 0
        const fix = waits ? awaitCall(context, call) : null
        report(context, {
          node: call,
          messageId: isListener ? 'forwarded' : 'unawaited',
          data: { writer: context.sourceCode.getText(writer) },
          suggest: [fix && { messageId: 'await', fix }],
        })
      },
    }
  },
})
