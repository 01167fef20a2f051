import { unheardPipeOf } from './analysis/unheard-pipes.ts'
import { toPipeline } from './edits/pipeline.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-unhandled-pipe-error',
  docs: {
    description: 'disallow `pipe()` where errors of a stream reach nobody',
    presets: { recommended: [{ chains: 'uneven' }], strict: [{ chains: 'all' }] },
    change: 'suggestion',
  },
  messages: {
    uneven:
      '`pipe()` hands no error on, and nobody listens to `{{stream}}`: its error ends the process, or the rest ' +
      'waits for ever with what it holds. Use `pipeline()`, or listen to every stream.',
    unheard:
      '`pipe()` hands no error on, and nobody listens: an error of `{{stream}}` ends the process, or the rest ' +
      'waits for ever with what it holds. Use `pipeline()`.',
    pipeline: 'Use `pipeline()`, which ends all streams when one fails.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        chains: {
          type: 'string',
          enum: ['uneven', 'all'],
          description: 'Chains where errors of some streams are heard and of a known one are not, or all chains.',
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ chains: 'uneven' }] as [{ chains?: 'uneven' | 'all' }],
  mentions: oneOf('.pipe'),
  create(context, [{ chains }]) {
    return {
      CallExpression(call) {
        const unheard = unheardPipeOf(context, call)
        if (!unheard || (chains !== 'all' && !(unheard.isUneven && unheard.isKnown))) return
        const { chain, lost, isUneven } = unheard
        const fix = toPipeline(context, chain)
        report(context, {
          node: lost,
          messageId: isUneven ? 'uneven' : 'unheard',
          data: { stream: nameOf(context.sourceCode.getText(lost)) },
          suggest: [fix && { messageId: 'pipeline', fix }],
        })
      },
    }
  },
})

/** What is made in the chain is named by its maker. */
function nameOf(text: string): string {
  return /^(?:new )?[\w$.#]+/.exec(text)?.[0] ?? text
}
