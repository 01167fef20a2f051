import type { TSESTree } from '@typescript-eslint/utils'
import { mayStartWork } from './analysis/async-mappers.ts'
import { modulePathOf } from './analysis/externals.ts'
import type { FanOut } from './analysis/facts.ts'
import { boundOfFanOut } from './analysis/fan-out-bounds.ts'
import { fanOutsOf } from './analysis/fan-out.ts'
import type { Io } from './analysis/io.ts'
import { growsWithData } from './analysis/growing-lists.ts'
import { waitsInLine } from './analysis/light-calls.ts'
import { limiterAtHand } from './analysis/limiters-at-hand.ts'
import { limiterIn } from './analysis/limiters-in-sight.ts'
import { lastNameOf } from './analysis/names.ts'
import { isNoLoad } from './analysis/no-load.ts'
import { runsAgain } from './analysis/recursion.ts'
import { spokenLoad, spokenWalk, spokenWork } from './analysis/spoken-walks.ts'
import { mayOutliveItsTurn } from './analysis/task-lifetimes.ts'
import { workOfTasks } from './analysis/task-work.ts'
import { isDropped } from './analysis/usage.ts'
import { isInside } from './analysis/walk.ts'
import { repetitionsOf } from './analysis/repetition.ts'
import { toLimiterAtHand } from './edits/limiter-at-hand.ts'
import { toMapLimit } from './edits/map-limit.ts'
import { toSharedLimit } from './edits/shared-limit.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'
import { settingsOf } from './kit/settings.ts'

interface Options {
  readonly evidence: 'io' | 'any'
}

const JOINS = new Set(['all', 'allSettled', 'any', 'race'])
const RACES = new Set(['any', 'race'])

/** Reports `Promise.all(urls.map(url => fetch(url)))` and its kin where nothing limits how many tasks run at once. */
export default createRule({
  name: 'no-unbounded-promise-all',
  docs: {
    description: 'disallow waiting for one task per element of a collection that can grow, all started at once',
    presets: { recommended: [{ evidence: 'io' }], strict: [{ evidence: 'any' }] },
    change: 'rewrite',
  },
  messages: {
    fanOut:
      '{{each}} starts {{work}} at the same time: {{load}} and memory grow with the input. ' +
      'Run a few at a time with {{remedy}}.',
    queries:
      '{{each}} starts {{work}} at once: most wait in line, and memory grows. Run a few at a time with {{remedy}}.',
    raceFanOut:
      '{{each}} starts {{work}} at the same time, and those that lose run on. ' +
      'Start a few, and another one when one of them fails.',
    useAtHand: 'Run {{how}}.',
    runFewAtATime: 'Run at most {{limit}} at a time with `{{helper}}`.',
    shareOneLimit: 'Share one limit of {{limit}} among all requests: each call has a limit of its own otherwise.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        evidence: {
          description:
            "`'io'`: tasks seen to hold files, sockets or processes, lists seen to grow. `'any'`: all of promises.",
          type: 'string',
          enum: ['io', 'any'],
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ evidence: 'io' }],
  mentions: [oneOf(...JOINS), /\b(?:all|allSettled|any|race)\s*[(<]/],
  honoursBoundComments: true,
  create(context, [{ evidence }]) {
    const joins: TSESTree.CallExpression[] = []
    return {
      CallExpression(node) {
        if (JOINS.has(lastNameOf(node.callee) ?? '')) joins.push(node)
      },
      'Program:exit'() {
        const found: Finding[] = []
        // Inner joins first: work is told to the innermost that starts it.
        for (const join of joins.reverse()) found.push(...findingsOf(context, join, evidence, found))
        for (const finding of found.reverse()) speak(context, finding)
      },
    }
  },
})

interface Finding {
  readonly fanOut: FanOut
  /** What the tasks do outside the process, where it is seen. */
  readonly io: Io | undefined
}

function findingsOf(
  context: Context,
  join: TSESTree.CallExpression,
  evidence: Options['evidence'],
  found: readonly Finding[],
): readonly Finding[] {
  for (const fanOut of fanOutsOf(context, join)) {
    if (found.some((other) => other.fanOut.walk === fanOut.walk)) return []
    if (boundOfFanOut(context, fanOut)) continue
    const io = workOfTasks(context, fanOut, evidence === 'io' ? 'heavy' : 'all')
    if (io ? found.some((other) => isInside(io.node, other.fanOut.join)) : evidence === 'io') continue
    if ((!io && !mayStartWork(context, fanOut.mapper)) || isNoLoad(context, fanOut.mapper, io)) continue
    if (limiterIn(context, fanOut.mapper)) continue
    // Asked first, so that no comment is called stale for want of evidence.
    const isSaid = boundCommentOn(context, join) || boundCommentOn(context, fanOut.walk)
    if (isSaid || (evidence === 'io' && !growsWithData(context, fanOut))) continue
    return [{ fanOut, io }]
  }
  return []
}

function speak(context: Context, { fanOut, io }: Finding): void {
  const { join, settles, items, mapper } = fanOut
  const helper = settles === 'allSettled' ? 'mapLimitSettled' : 'mapLimit'
  const hand = limiterAtHand(context)
  const { concurrency: limit, autofix } = settingsOf(context)
  // Promises of Bluebird and Q have methods that those of the platform lack.
  const isNative = modulePathOf(context, join.callee)?.module === 'globals'
  const isFit = !(io && 'callee' in io.node && isDropped(io.node)) && !mayOutliveItsTurn(context, mapper)
  const own = isFit ? toLimiterAtHand(context, fanOut) : null
  const fix = isFit && isNative ? toMapLimit(context, fanOut) : null
  const offer = fix && { messageId: 'runFewAtATime', data: { limit, helper }, fix }
  const isPerRequest = fix !== null && repetitionsOf(context, join).some(({ kind }) => kind === 'per-request')
  const common = isPerRequest ? toSharedLimit(context, fanOut) : null
  const shared = common && { messageId: 'shareOneLimit', data: { limit }, fix: common }
  const isCertain = io?.evidence === 'known' && !runsAgain(context, mapper, join)
  report(context, {
    node: join,
    loc: join.callee.loc,
    messageId: RACES.has(settles) ? 'raceFanOut' : io && waitsInLine(context, io, mapper) ? 'queries' : 'fanOut',
    data: {
      each: spokenWalk(items, fanOut.walk, mapper, io?.node ?? mapper),
      work: spokenWork(io?.node),
      load: spokenLoad(context, io?.node),
      // The message names what is written: with the limiter at hand there may be an offer, but no rewrite.
      remedy: hand && (own ? !(offer && autofix && isCertain) : !offer)
        ? `\`${hand.module}\`, which this ${hand.isImported ? 'file imports' : 'package has'}`
        : `\`${helper}\``,
    },
    atHand: own && { messageId: 'useAtHand', data: { how: own.how }, fix: own.fix },
    ...(isCertain ? { rewrite: offer, suggest: [shared] } : { suggest: [offer, shared] }),
  })
}
