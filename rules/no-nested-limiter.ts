import { namesLimitTaker } from './analysis/limit-takers.ts'
import { spokenNameOf } from './analysis/names.ts'
import { nestedLimit } from './analysis/nested-limits.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

/** Reports `limit(async () => { await limit(() => load()) })`: the task waits for a slot that it may hold itself. */
export default createRule({
  name: 'no-nested-limiter',
  docs: {
    description: 'disallow tasks that wait for a slot of the limiter which they hold already',
    presets: { recommended: [] },
    change: 'none',
  },
  messages: {
    nested:
      'This task holds a slot of `{{ limiter }}` and waits for another one: when all slots are held by tasks that ' +
      'wait, nobody ever goes on. Limit the innermost work only, or use a second limiter for it.',
  },
  schema: [],
  defaultOptions: [],
  mentions: namesLimitTaker,
  create(context) {
    return {
      CallExpression(call) {
        const nested = nestedLimit(context, call)
        if (!nested) return
        const data = { limiter: spokenNameOf(nested.limiter) ?? 'the limiter' }
        report(context, { node: nested.wait, messageId: 'nested', data })
      },
    }
  },
})
