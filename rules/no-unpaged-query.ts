import { spokenNameOf } from './analysis/names.ts'
import { unwrap } from './analysis/unwrap.ts'
import { namesLister, wholeLoadOf } from './analysis/whole-loads.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

/** Reports `for (const user of await prisma.user.findMany())`: all that there is, in memory, to look at one by one. */
export default createRule({
  name: 'no-unpaged-query',
  docs: {
    description: 'disallow loading all of a table, collection or file that the same function then walks',
    presets: { strict: [] },
    change: 'none',
  },
  messages: {
    whole:
      '`{{ callee }}()` loads all that there is into memory, only to walk it: that grows with the data, to the day ' +
      'when it no longer fits. Take it a piece at a time: {{ instead }}.',
  },
  schema: [],
  defaultOptions: [],
  mentions: namesLister,
  honoursBoundComments: true,
  create(context) {
    return {
      CallExpression(call) {
        const load = wholeLoadOf(context, call)
        if (!load || boundCommentOn(context, call)) return
        const callee = unwrap(call.callee)
        report(context, {
          node: call,
          loc: (callee.type === 'MemberExpression' ? callee.property : callee).loc,
          messageId: 'whole',
          data: { callee: spokenNameOf(call) ?? 'it', instead: load.lists.instead },
        })
      },
    }
  },
})
