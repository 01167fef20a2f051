import type { TSESTree } from '@typescript-eslint/utils'
import { ackedPushOf } from './analysis/acked-pushes.ts'
import { propertyName } from './analysis/bindings.ts'
import { fedPushOf } from './analysis/fed-pushes.ts'
import { ignoredPushOf } from './analysis/ignored-pushes.ts'
import { unwrap } from './analysis/unwrap.ts'
import { breakWhenFull } from './edits/break-when-full.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-ignored-push',
  docs: {
    description: 'require a look at what `push()` answers where chunks keep coming',
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
    fed:
      "`push()` answers false when the stream is full, and this listener goes on: what comes with '{{event}}' " +
      'piles up in memory. Pause the source at false, and resume it in `read()`.',
    acked:
      '`push()` answers false when the stream is full, and `{{callback}}` asks for more all the same: what comes ' +
      'piles up in memory. Keep the callback at false, and call it in `read()`.',
    break: 'Stop at false.',
  },
  schema: [],
  defaultOptions: [],
  mentions: [
    oneOf('.push'),
    oneOf('_read', 'Readable', 'Duplex', 'PassThrough'),
    oneOf('read', '_read', 'data', 'readable', 'message', 'line'),
  ],
  create(context) {
    const lookOutside = (call: TSESTree.CallExpression): void => {
      if (!isPush(call)) return
      const listener = fedPushOf(context, call)
      if (listener) {
        report(context, { node: call, messageId: 'fed', data: { event: listener.event ?? 'data' } })
        return
      }
      const ack = ackedPushOf(context, call)
      if (ack) report(context, { node: call, messageId: 'acked', data: { callback: context.sourceCode.getText(ack) } })
    }
    return {
      CallExpression(call) {
        const ignored = ignoredPushOf(context, call)
        if (!ignored) return lookOutside(call)
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

function isPush({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee)
  return member.type === 'MemberExpression' && propertyName(member) === 'push'
}
