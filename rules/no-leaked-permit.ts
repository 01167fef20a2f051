import { leakedPermit } from './analysis/leaked-permits.ts'
import { releaseInFinally } from './edits/release-in-finally.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

/** Reports `await slots.acquire()` and `await pool.connect()` where something fails before `release()`: it is lost. */
export default createRule({
  name: 'no-leaked-permit',
  docs: {
    description: 'require permits and connections to be given back on every way out of the function that got them',
    presets: { recommended: [] },
    change: 'rewrite',
  },
  messages: {
    leaks:
      'The permit is lost where `{{ risk }}` leaves before it is given back: each time there is one less, ' +
      'and in the end everybody waits for ever. Give it back in `finally`.',
    lost:
      'The connection is lost where `{{ risk }}` leaves before it is given back: each time the pool has one less, ' +
      'and in the end everybody waits for ever. Give it back in `finally`.',
    never:
      'The permit is never given back: when the last one is gone, everybody waits for ever. Give it back in `finally`.',
    onError:
      'The permit is given back where something fails, and never where all goes well: when the last one is gone, ' +
      'everybody waits for ever. Give it back in `finally`.',
    useFinally: 'Give it back in `finally`.',
  },
  schema: [],
  defaultOptions: [],
  mentions: oneOf('.acquire', '.release'),
  create(context) {
    return {
      CallExpression(call) {
        const permit = leakedPermit(context, call)
        if (!permit) return
        const { risk, releases, what } = permit
        const fix = risk ? releaseInFinally(context, permit) : null
        report(context, {
          node: call,
          messageId: risk ? (what === 'connection' ? 'lost' : 'leaks') : releases.length > 0 ? 'onError' : 'never',
          ...(risk && { data: { risk: WORDS[risk.type] ?? 'return' } }),
          rewrite: fix && { messageId: 'useFinally', fix },
        })
      },
    }
  },
})

const WORDS: Readonly<Record<string, string>> = {
  AwaitExpression: 'await',
  ReturnStatement: 'return',
  ThrowStatement: 'throw',
}
