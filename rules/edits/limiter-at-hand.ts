import type { TSESTree } from '@typescript-eslint/utils'
import type { FanOut } from '../analysis/facts.ts'
import { limiterAtHand, type LimiterAtHand } from '../analysis/limiters-at-hand.ts'
import type { LooseStart } from '../analysis/loose-starts.ts'
import { runsAgain } from '../analysis/recursion.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { settingsOf } from '../kit/settings.ts'
import { fittingMapper } from './mapper-fit.ts'
import { forEachWalk, toForEachLimit } from './for-each-limit.ts'
import { keptLimiter, type KeptLimiter } from './kept-limiter.ts'
import { limitedMapper, limitedTask } from './limited-task.ts'
import { toMapLimit } from './map-limit.ts'
import { libraryMapper } from './mapper-call.ts'
import { moduleFormOf } from './module-form.ts'

/** A bound by the library that the project limits with already. */
export interface AtHand {
  readonly fix: Edit
  /** How tasks are run then, for people: one of the module that is there already has a limit of its own. */
  readonly how: string
}

/**
 * Bounds a fan-out with the library that the project limits with already: `pMap(xs, f, { concurrency: 10 })`, or each
 * task through a limiter of the module, `Promise.all(xs.map((x) => limit(() => f(x))))`. `null` where there is none.
 */
export function toLimiterAtHand(context: Context, fanOut: FanOut): AtHand | null {
  const hand = usableHand(context)
  const { join, settles, form, mapper, walk } = fanOut
  if (!hand || settles === 'any' || settles === 'race') return null
  if (!hand.remedy?.keptAs) {
    const isFit = !hand.remedy?.callbackStyle || (form !== 'pushed' && takesItemAlone(context, mapper))
    const fix = isFit ? toMapLimit(context, fanOut, libraryMapper(context, hand)) : null
    return fix && atMost(context, hand, fix)
  }
  if (runsAgain(context, mapper, join) || (!isExact(context, hand) && !isResultDropped(join))) return null
  const limiter = keptLimiter(context, hand, join, mapper)
  if (!limiter) return null
  const isPushed = form === 'pushed' || form === 'forEach'
  const isMapped = form === 'map' || form === 'from' || form === 'spread'
  const limited = isPushed
    ? limitedTask(context, mapper, walk, limiter.run)
    : isMapped
    ? limitedMapper(context, mapper, limiter.run)
    : null
  return limited && boundBy(context, hand, limiter, (fixer) => [...limiter.fix(fixer), ...limited(fixer)])
}

/** The same for a `forEach` that nobody waits for: the library's mapper, or `await Promise.all(xs.map(…))`. */
export function forEachAtHand(context: Context, start: LooseStart): AtHand | null {
  const hand = usableHand(context)
  if (!hand || start.form !== 'forEach') return null
  if (!hand.remedy?.keptAs) {
    const isFit = !hand.remedy?.callbackStyle || takesItemAlone(context, start.mapper)
    const fix = isFit ? toForEachLimit(context, start, libraryMapper(context, hand)) : null
    return fix && atMost(context, hand, fix)
  }
  const walk = forEachWalk(context, start)
  if (!walk || runsAgain(context, start.mapper, walk.call)) return null
  const limiter = keptLimiter(context, hand, walk.call, walk.mapper)
  const limited = limiter && limitedMapper(context, walk.mapper, limiter.run)
  return (
    limited &&
    boundBy(context, hand, limiter, (fixer) => [
      ...limiter.fix(fixer),
      fixer.insertTextBefore(walk.call, 'await Promise.all('),
      fixer.replaceText(walk.callee.property, 'map'),
      ...limited(fixer),
      fixer.insertTextAfter(walk.call, ')'),
    ])
  )
}

function boundBy(context: Context, hand: LimiterAtHand, { kept }: KeptLimiter, fix: Edit): AtHand {
  return kept === undefined ? atMost(context, hand, fix) : { fix, how: `them through \`${kept}\`` }
}

function atMost(context: Context, { module }: LimiterAtHand, fix: Edit): AtHand {
  return { fix, how: `at most ${settingsOf(context).concurrency} at a time with \`${module}\`` }
}

/** The limiter, where this file can take it in as it does with others. */
function usableHand(context: Context): LimiterAtHand | undefined {
  const hand = limiterAtHand(context)
  const { remedy, major, isImported } = hand ?? {}
  if (!hand || !remedy) return undefined
  const isModuleOnly = remedy.esmSince !== undefined && (major === undefined || major >= remedy.esmSince)
  return !isImported && isModuleOnly && moduleFormOf(context) !== 'import' ? undefined : hand
}

/** Whether the library's types answer what the task does. */
function isExact(context: Context, { remedy, major }: LimiterAtHand): boolean {
  return remedy?.exactSince === undefined || (major ?? 0) >= remedy.exactSince || !/\.[cm]?tsx?$/.test(context.filename)
}

function isResultDropped({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'AwaitExpression' && parent.parent.type === 'ExpressionStatement'
}

/** A function that takes nothing but the item, and that a library of callbacks knows for one that answers a promise. */
function takesItemAlone(context: Context, mapper: TSESTree.Node): boolean {
  const fn = fittingMapper(context, mapper)
  return fn?.async === true && fn.params.length < 2 && mapper.type !== 'CallExpression'
}
