import { unpacedFeedOf } from './analysis/feeds.ts'
import { toPull } from './edits/pull-stream.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-enqueue-without-pull',
  docs: {
    description: 'disallow web streams that are filled as their source sends, not as their reader asks',
    presets: { recommended: [] },
    change: 'suggestion',
  },
  messages: {
    pumped:
      'This fills the stream as fast as its source sends, whether or not anybody reads: chunks pile up in memory. ' +
      'Use `ReadableStream.from(source)`, or read one chunk in `pull()`.',
    merged:
      'This fills the stream as fast as its sources send, whether or not anybody reads: chunks pile up in memory. ' +
      'Let each source wait while `controller.desiredSize` is not above 0, and go on in `pull()`.',
    pushed:
      'Every event is enqueued, whether or not anybody reads: chunks pile up in memory. Pause the source while ' +
      '`controller.desiredSize` is not above 0 and resume it in `pull()`, or drop what nobody waits for.',
    pull: 'Read from the source as the reader asks.',
  },
  schema: [],
  defaultOptions: [],
  mentions: [oneOf('ReadableStream'), oneOf('enqueue')],
  create(context) {
    return {
      NewExpression(stream) {
        const feed = unpacedFeedOf(context, stream)
        if (!feed) return
        const fix = toPull(context, stream)
        const kind = feed.repetition?.kind
        report(context, {
          node: feed.enqueue,
          messageId: kind === 'listener' || kind === 'timer' ? 'pushed' : feed.isMerge ? 'merged' : 'pumped',
          suggest: [fix && { messageId: 'pull', fix }],
        })
      },
    }
  },
})
