import { ignoredOffer, namesOffer } from './analysis/ignored-offers.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

/** Reports `queue.tryPut(job)` whose answer nobody looks at: when it is `false`, the job is lost. */
export default createRule({
  name: 'no-ignored-offer',
  docs: {
    description: 'require a look at what `tryPut()` and other offers answer: `false` means that the item was not taken',
    presets: { recommended: [] },
    change: 'none',
  },
  messages: {
    ignored:
      'When there is no room, `{{ method }}()` answers `false` and the item is lost without a word. ' +
      'Look at the answer: wait, tell the sender, or count what you drop.',
  },
  schema: [],
  defaultOptions: [],
  mentions: namesOffer,
  create(context) {
    return {
      CallExpression(call) {
        const method = ignoredOffer(context, call)
        if (method !== undefined) report(context, { node: call, messageId: 'ignored', data: { method } })
      },
    }
  },
})
