import type { TSESTree } from '@typescript-eslint/utils'
import { samePlace } from './analysis/places.ts'
import { unheardPipeOf, type UnheardPipe } from './analysis/unheard-pipes.ts'
import { toPipeline } from './edits/pipeline.ts'
import type { Context } from './kit/context.ts'
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
      '`pipe()` hands no error on, and nobody listens to `{{stream}}`: its error ends the process, or `{{left}}` ' +
      'waits for ever with what it holds. Use `pipeline()`, or listen to every stream.',
    broken:
      '`pipe()` hands no error on, and nobody listens to `{{stream}}`: when its connection breaks, `{{left}}` waits ' +
      'for ever with what it holds. Use `pipeline()`, or listen to every stream.',
    given:
      '`pipe()` hands no error on: when `{{stream}}` fails, `{{left}}` waits for ever with what it holds, and the ' +
      'promise that it settles with it. Use `pipeline()`, or listen to `{{stream}}` here too.',
    standing:
      '`pipe()` hands no error on: when `{{stream}}` fails, nobody ends `{{left}}`, which waits for ever with what ' +
      'it holds. Use `pipeline()`, which ends all streams.',
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
          description: 'Chains of which somebody hears or awaits a part, and nobody a known stream that fails; or all.',
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ chains: 'uneven' }] as [{ chains?: 'uneven' | 'all' }],
  mentions: oneOf('.pipe'),
  create(context, [{ chains }]) {
    // One word for a stream that stands in two chains: `a.pipe(b); b.pipe(a)`.
    const told: TSESTree.Node[] = []
    return {
      CallExpression(call) {
        const unheard = unheardPipeOf(context, call)
        if (!unheard || (chains !== 'all' && !(unheard.isUneven && unheard.isKnown))) return
        const { chain, lost, left, isUneven } = unheard
        if (told.some((stream) => samePlace(context, stream, lost))) return
        told.push(lost)
        const fix = isUneven ? toPipeline(context, chain) : null
        report(context, {
          node: lost,
          messageId: isUneven ? formOf(unheard) : 'unheard',
          data: isUneven
            ? { stream: nameOf(context, lost), left: nameOf(context, left) }
            : { stream: nameOf(context, lost) },
          suggest: [fix && { messageId: 'pipeline', fix }],
        })
      },
    }
  },
})

function formOf({ isGiven, isHeard, isMessage }: UnheardPipe): 'given' | 'standing' | 'broken' | 'uneven' {
  if (isGiven) return 'given'
  return isHeard ? 'standing' : isMessage ? 'broken' : 'uneven'
}

/** What is made in the chain is named by its maker: `open()`, `new Parser()`. */
function nameOf(context: Context, stream: TSESTree.Node): string {
  const text = context.sourceCode.getText(stream).replaceAll(/\s+(?=\.)/g, '')
  const name = /^(?:new )?[\w$.#]+/.exec(text)?.[0] ?? text
  return name === text || (stream.type !== 'CallExpression' && stream.type !== 'NewExpression') ? name : `${name}()`
}
