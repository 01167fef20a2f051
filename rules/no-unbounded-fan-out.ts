import type { TSESTree } from '@typescript-eslint/utils'
import { isCountedToItsEnd } from './analysis/counted-ends.ts'
import { boundOfFanOut } from './analysis/fan-out-bounds.ts'
import { limiterIn } from './analysis/limiters-in-sight.ts'
import { looseStartOf, type LooseStart } from './analysis/loose-starts.ts'
import { lastNameOf } from './analysis/names.ts'
import { growsWithData } from './analysis/growing-lists.ts'
import { isNoLoad } from './analysis/no-load.ts'
import { isOfPage } from './analysis/page-code.ts'
import { isWorkerPerCall, requestBehind } from './analysis/request-processes.ts'
import { hearsOfFailures, isLastOfAll, seesToFailures } from './analysis/settled-tasks.ts'
import { sharedRoundTrip } from './analysis/single-connection.ts'
import { spokenWalk, spokenWork } from './analysis/spoken-walks.ts'
import { mayOutliveItsTurn } from './analysis/task-lifetimes.ts'
import { isInside } from './analysis/walk.ts'
import { awaitEach } from './edits/await-each.ts'
import { toForEachLimit } from './edits/for-each-limit.ts'
import { forEachAtHand } from './edits/limiter-at-hand.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'
import { settingsOf } from './kit/settings.ts'

type Call = TSESTree.CallExpression | TSESTree.NewExpression

interface Options {
  readonly lists: 'growing' | 'any'
  readonly workerPerCall: boolean
}

/** Reports `urls.forEach(async (url) => { await fetch(url) })` and its kin: tasks that nobody waits for. */
export default createRule({
  name: 'no-unbounded-fan-out',
  docs: {
    description: 'disallow starting a task, worker or process per element or request that nobody waits for',
    presets: {
      recommended: [{ lists: 'growing', workerPerCall: false }],
      strict: [{ lists: 'any', workerPerCall: true }],
    },
    change: 'rewrite',
  },
  messages: {
    tasks:
      '{{each}} starts {{work}} and nobody waits for it: all run at the same time{{fate}}. ' +
      'Wait for each, or run a few at a time with `forEachLimit`.',
    processes: '{{each}} starts a process or worker of its own: all run at the same time. Keep a pool of a few.',
    perRequest:
      'Every request starts a process or worker of its own. Keep a pool, and a line of limited length for it.',
    perCall: 'Every call starts a worker of its own. Keep a pool, and a line of limited length for it.',
    useAtHand: 'Run {{how}}, and wait for all.',
    waitForEach: 'Wait for each before the next one begins.',
    runFewAtATime: 'Run at most {{limit}} at a time with `forEachLimit`, and wait for all.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        lists: {
          description: "`'growing'`: lists that are seen to grow with the data; `'any'`: all without a bound in sight.",
          type: 'string',
          enum: ['growing', 'any'],
        },
        workerPerCall: {
          description: 'Also report functions that make a worker thread for each of their calls, whoever calls them.',
          type: 'boolean',
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ lists: 'growing', workerPerCall: false }] as [Options],
  mentions: oneOf('async', 'then', 'catch', 'void', 'Worker', 'child_process', 'fs', 'request'),
  honoursBoundComments: true,
  create(context, [{ lists, workerPerCall }]) {
    const walks: TSESTree.Node[] = []
    const look = (call: Call): void => {
      const start = looseStartOf(context, call)
      if (start && walks.every((walk) => !isInside(call, walk)) && isUnbounded(context, start, lists)) {
        walks.push(start.form === 'forEach' ? start.walk : start.start)
        speak(context, start)
      } else if (requestBehind(context, call)) {
        point(context, call, 'perRequest')
      } else if (workerPerCall && isWorkerPerCall(context, call)) {
        point(context, call, 'perCall')
      }
    }
    return { CallExpression: look, NewExpression: look }
  },
})

function point(context: Context, call: Call, messageId: 'perRequest' | 'perCall'): void {
  if (!boundCommentOn(context, call)) report(context, { node: call, loc: call.callee.loc, messageId })
}

function isUnbounded(context: Context, start: LooseStart, lists: Options['lists']): boolean {
  const { walk, mapper, form, io } = start
  if (boundOfFanOut(context, start)) return false
  if (isNoLoad(context, mapper, io) || sharedRoundTrip(context, start.start)) return false
  if (form !== 'process' && mayOutliveItsTurn(context, mapper)) return false
  if (limiterIn(context, mapper) || isHeldBack(context, walk) || isCountedToItsEnd(context, start)) return false
  if (boundCommentOn(context, start.start) || boundCommentOn(context, walk)) return false
  // What a page starts the browser does a few at a time.
  return lists === 'any' || (growsWithData(context, start) && !isOfPage(context))
}

/** A limiter that each turn passes; the work that a queue hands out is no permit. */
function isHeldBack(context: Context, walk: TSESTree.Node): boolean {
  const limiter = limiterIn(context, walk)
  return limiter !== undefined && lastNameOf(limiter.node) !== 'take'
}

function speak(context: Context, start: LooseStart): void {
  const { items, form, io } = start
  const limit = settingsOf(context).concurrency
  const own = forEachAtHand(context, start)
  const few = toForEachLimit(context, start)
  const one = awaitEach(context, start)
  const offer =
    (few && { messageId: 'runFewAtATime', data: { limit }, fix: few }) ??
    (one && { messageId: 'waitForEach', fix: one })
  const isSame = io.evidence === 'known' && seesToFailures(context, start) && isLastOfAll(start.walk)
  report(context, {
    node: start.start,
    loc: start.start.callee.loc,
    messageId: form === 'process' ? 'processes' : 'tasks',
    data: {
      each: spokenWalk(items, start.walk, start.start, io.node),
      work: spokenWork(io.node),
      fate: hearsOfFailures(context, start) ? '' : ', and failures go unseen',
    },
    atHand: own && { messageId: 'useAtHand', data: { how: own.how }, fix: own.fix },
    ...(isSame ? { rewrite: offer } : { suggest: [offer] }),
  })
}
