import type { TSESTree } from '@typescript-eslint/utils'
import { hangOf } from './analysis/hanging-waits.ts'
import { waitOf } from './analysis/waits.ts'
import { toDrain } from './edits/drain-wait.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
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
  mentions: oneOf('drain'),
  create(context) {
    const check = (node: TSESTree.CallExpression | TSESTree.NewExpression): void => {
      const wait = waitOf(context, node, 'drain')
      const messageId = wait && hangOf(context, wait)
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
