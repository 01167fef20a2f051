import type { TSESLint } from '@typescript-eslint/utils'
import type { Queue } from './analysis/facts.ts'
import { feederOf, type Feeder } from './analysis/feeders.ts'
import { handedOn } from './analysis/handed-on.ts'
import { queuesOf } from './analysis/queues.ts'
import { staysShort } from './analysis/short-queues.ts'
import { sizeCheckOf } from './analysis/size-checks.ts'
import { namesLimiters, waitingTask } from './analysis/waiting-lines.ts'
import { toBoundedQueue, type Overflow } from './edits/bounded-queue.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { fitsName } from './kit/name-globs.ts'
import { report, type Offer } from './kit/report.ts'
import { settingsOf } from './kit/settings.ts'
import { REGISTRIES } from './knowledge/telling-names.ts'

const REMEDY =
  'Give it a capacity, and decide who pays when it is full: the producer waits, items are dropped, or the put fails.'

export default createRule({
  name: 'no-unbounded-queue',
  docs: {
    description: 'disallow queues that grow as fast as events come',
    presets: { recommended: [{ feeds: 'events' }], strict: [{ feeds: 'callers' }] },
    change: 'suggestion',
  },
  messages: {
    event: `\`{{ name }}\` takes all that comes: when what drains it is slow, it fills the memory. ${REMEDY}`,
    sent: `\`{{ name }}\` keeps all that is sent while the other side is slow or down, and that can be long. ${REMEDY}`,
    retry: `What fails goes back into \`{{ name }}\` while more comes in: it grows until that ends. ${REMEDY}`,
    letWait: 'Make `{{ name }}` a `BoundedQueue`: the producer waits when it is full.',
    dropOldest: 'Make `{{ name }}` a `BoundedQueue`: the oldest item is dropped when it is full.',
    line:
      '`{{ name }}` runs a few at once, and lets any number of events wait: the line fills the memory. ' +
      'Look at its length before you add, and decide what happens when it is too long.',
    caller: `\`{{ name }}\` takes whatever callers give it, and nothing tells them that it is full. ${REMEDY}`,
  },
  schema: [
    {
      type: 'object',
      properties: {
        feeds: {
          type: 'string',
          enum: ['events', 'callers'],
          description: 'Queues that events feed, or those that any caller feeds too.',
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ feeds: 'events' }] as [{ feeds?: 'events' | 'callers' }],
  mentions: oneOf('.push', '.unshift', '.add', '.set', '.concat', '.enqueue', /\[\s*\.\.\.|\.length\s*\]\s*=|[lL]imit/),
  honoursBoundComments: true,
  create(context, [{ feeds }]) {
    const byCallers = feeds === 'callers'
    const tasks: TSESLint.RuleListener = {
      CallExpression(call) {
        const task = waitingTask(context, call)
        if (!task || fitsName(settingsOf(context).bounded, task.name) || boundCommentOn(context, call)) return
        report(context, { node: call, messageId: 'line', data: { name: task.name } })
      },
    }
    return {
      ...(namesLimiters(context) && tasks),
      'Program:exit'() {
        for (const queue of queuesOf(context)) {
          if (queue.form === 'keyed' && !byCallers) continue
          const to = queue.drains.length > 0 ? 'here' : handedOn(context, queue)
          const feeder = to && feederOf(context, queue)
          if (!feeder || (feeder.kind === 'caller' && !byCallers)) continue
          if ((to === 'object' && !isMessage(feeder)) || hasBound(context, queue, feeder)) continue
          report(context, {
            node: feeder.feed.node,
            messageId: feeder.kind,
            data: { name: queue.name },
            suggest: offersFor(context, queue),
          })
        }
      },
    }
  },
})

/** A person chooses: the producer waits, or the oldest item leaves. */
function offersFor(context: Context, queue: Queue): (Offer | null)[] {
  const offer = (messageId: string, overflow: Overflow): Offer | null => {
    const fix = toBoundedQueue(context, queue, overflow)
    return fix && { messageId, data: { name: queue.name }, fix }
  }
  return [offer('letWait', 'wait'), offer('dropOldest', 'drop-oldest')]
}

/** Who fills a list that nobody here empties collects; messages are kept for whoever takes the object. */
function isMessage({ kind, name }: Feeder): boolean {
  return kind === 'event' && MESSAGES.test(name ?? '')
}

const MESSAGES = /^(?:message|packet|frame|request)$/

function hasBound(context: Context, queue: Queue, { feed }: Feeder): boolean {
  return (
    fitsName(settingsOf(context).bounded, queue.name) ||
    REGISTRIES.test(queue.name) ||
    sizeCheckOf(context, queue) !== undefined ||
    staysShort(context, queue, feed) ||
    boundCommentOn(context, feed.node) !== undefined ||
    boundCommentOn(context, queue.made) !== undefined
  )
}
