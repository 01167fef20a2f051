import { ignoredPushOf } from './analysis/ignored-pushes.ts'
import { breakWhenFull } from './edits/break-when-full.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-ignored-push',
  docs: {
    description: 'require a look at what `push()` answers in the `read()` loop of a stream',
    presets: { recommended: [] },
    change: 'suggestion',
  },
  messages: {
    ignored:
      '`push()` answers false when the stream is full, and this loop goes on until its source ends: all of it ' +
      'lands in memory. Stop at false, and go on when `read()` is called again.',
    drained:
      '`push()` answers false when the stream is full, and this loop goes on until its source ends: all of it ' +
      'lands in memory. Read one chunk a call, or use `Readable.from(source)`.',
    break: 'Stop at false.',
  },
  schema: [],
  defaultOptions: [],
  mentions: [/\bpush\b/, /\b(?:_read|Readable|Duplex)\b/, /\b_?read\b/],
  create(context) {
    return {
      CallExpression(call) {
        const ignored = ignoredPushOf(context, call)
        if (!ignored) return
        const { loop, read } = ignored
        const fix = breakWhenFull(context, call, loop.node, read)
        report(context, {
          node: call,
          messageId: loop.kind === 'for-await' ? 'drained' : 'ignored',
          suggest: [fix && { messageId: 'break', fix }],
        })
      },
    }
  },
})
