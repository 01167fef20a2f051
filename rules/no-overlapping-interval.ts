import { nameOfWork } from './analysis/async-work.ts'
import { outlastingWork } from './analysis/outlasting-runs.ts'
import { overlapsOf } from './analysis/overlap.ts'
import { intervalOf } from './analysis/timers.ts'
import { toInterval } from './edits/interval-call.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-overlapping-interval',
  docs: {
    description: 'disallow intervals that start the next run while the last one still works',
    presets: { recommended: [{ work: 'outside' }], strict: [{ work: 'any', longestPeriodMs: 3_600_000 }] },
    change: 'rewrite',
  },
  messages: {
    overlaps:
      'The timer starts the next run while `{{ work }}()` of the last one still works: slow runs pile up. ' +
      'Arm the timer again when the run ends, or use `interval()`.',
    useInterval: 'Use `interval()`: a run never starts while the last one works.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        work: {
          type: 'string',
          enum: ['outside', 'any'],
          description: 'The work that counts: outside the process, or any that is asynchronous.',
        },
        longestPeriodMs: { type: 'number', minimum: 0, description: 'Intervals this long are left alone.' },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ work: 'outside', longestPeriodMs: 300_000 }] as [
    { work?: 'outside' | 'any'; longestPeriodMs?: number },
  ],
  mentions: oneOf('setInterval'),
  create(context, [{ work, longestPeriodMs = Infinity }]) {
    return {
      CallExpression(call) {
        const interval = intervalOf(context, call)
        if (!interval?.fn || (interval.period ?? 0) >= longestPeriodMs) return
        const overlaps = overlapsOf(context, interval.fn, interval.period)
        const overlap = work === 'outside' ? outlastingWork(context, interval, overlaps) : overlaps[0]
        if (!overlap) return
        const fix = toInterval(context, interval)
        report(context, {
          node: call,
          messageId: 'overlaps',
          data: { work: nameOfWork(overlap.work) },
          rewrite: fix && { messageId: 'useInterval', fix },
        })
      },
    }
  },
})
