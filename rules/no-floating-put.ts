import { floatingPut, namesWaitingPut } from './analysis/floating-puts.ts'
import { takerOf } from './analysis/takers.ts'
import { awaitCall } from './edits/await-call.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-floating-put',
  docs: {
    description: 'require the promise of a bounded put or acquire to be awaited',
    presets: { recommended: [] },
    change: 'rewrite',
  },
  messages: {
    floating:
      '`{{ method }}()` waits for room, and nothing here waits for it: items pile up in front of the bound. Await it.',
    unheld:
      'The source does not wait for `{{ method }}()`: items pile up in front of the bound. ' +
      'Pause the source until the put settles, or put without waiting and decide what to drop.',
    addAwait: 'Await `{{ method }}()`.',
  },
  schema: [],
  defaultOptions: [],
  mentions: namesWaitingPut,
  create(context) {
    return {
      CallExpression(call) {
        const put = floatingPut(context, call)
        if (!put) return
        const data = { method: put.method }
        const fix = awaitCall(context, put.promise)
        const offer = fix && { messageId: 'addAwait', data, fix }
        const rewrites = offer !== null && takerOf(context, put) !== undefined
        report(context, {
          node: call,
          messageId: offer ? 'floating' : 'unheld',
          data,
          ...(rewrites ? { rewrite: offer } : { suggest: [offer] }),
        })
      },
    }
  },
})
