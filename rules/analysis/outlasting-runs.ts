import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_MODULES, FILE_SYSTEMS, LOCAL_FILES } from '../knowledge/file-names.ts'
import { ASKING, LOOKS, READING_REPLIES, RETRYING } from '../knowledge/interval-names.ts'
import { asyncWorkOf, type AsyncWork } from './async-work.ts'
import { listOf } from './element-walks.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround } from './functions.ts'
import { growsWithData } from './growing-lists.ts'
import { modulePathOf } from './externals.ts'
import { ioIn } from './io.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { isOtherBranch } from './other-branches.ts'
import type { Overlap } from './overlap.ts'
import { listRefilledBy } from './refilled-lists.ts'
import { isLoop, type Loop } from './repetition.ts'
import { isOfPage } from './page-code.ts'
import type { Interval } from './timers.ts'
import { outer, unwrap } from './unwrap.ts'
import { isOfView } from './view-effects.ts'
import { closest } from './walk.ts'

const MINUTE = 60_000

/** As long as a server that is in trouble lets a request wait. */
const LONG = 10_000

/** Below it one request that is slow meets the next. */
const SHORT = 2_000

/**
 * The work by which the code shows that a run of the timer may last longer than its period: it works through a list
 * that grows with the data, asks a service, a store or another process for more than one thing within seconds, or for
 * one thing every second, or begins a list anew that another run may still fill. What a page asks the browser holds to
 * a few, and work on one local file is done at once.
 */
export function outlastingWork(
  context: Context,
  { call, fn, period }: Interval,
  overlaps: readonly Overlap[],
): Overlap | undefined {
  const outside = overlaps.filter(
    ({ isOutside, leaf }) => isOutside && !READING_REPLIES.test(lastNameOf(leaf.callee) ?? ''),
  )
  const walk = outside.find((work) => isLongWalk(context, work, period))
  if (walk) return walk
  if (!fn || isOfView(call) || isOfPage(context)) return undefined
  const [first] = hasSteps(outside.map(({ work, leaf }) => ({ at: work.call, leaf }))) ? outside : []
  if (period === undefined) return isOneOfMany(call) ? first : undefined
  if (period > LONG) return undefined
  const request = outside.find(({ leaf }) => isRequest(context, leaf))
  if (period < SHORT) return request ?? first
  if (request && hasSteps(requestsOf(context, fn, new Set([fn])))) return request
  return outside.find(({ work }) => listRefilledBy(context, fn, work.call, work.callee))
}

/** A work, and the call in the run's own function that leads to it. */
interface Step {
  readonly at: TSESTree.Node
  readonly leaf: AsyncWork['call']
}

/** More than one of them, and not the one or the other. */
function hasSteps(steps: readonly Step[]): boolean {
  return steps.some((one, i) =>
    steps.slice(i + 1).some((other) => {
      return one.at === other.at ? !isOtherBranch(one.leaf, other.leaf) : !isOtherBranch(one.at, other.at)
    }),
  )
}

/** The works that a run starts outside, in whatever function of this file; reading a reply to its end starts none. */
function requestsOf(context: Context, fn: FunctionNode, seen: Set<FunctionNode>): Step[] {
  return asyncWorkOf(context, fn).flatMap(({ callee, call, where }) => {
    if (callee) {
      const inner = seen.has(callee) ? [] : requestsOf(context, callee, new Set([...seen, callee]))
      return inner.map(({ leaf }) => ({ at: call, leaf }))
    }
    const fact = callMeaning(context, call)?.fact
    const isTail = (fact?.promise && !fact.io) || READING_REPLIES.test(lastNameOf(call.callee) ?? '')
    return where === 'outside' && !isTail ? [{ at: call, leaf: call }] : []
  })
}

/** A request, a query or a process, known or by its name; one local file is read or written at once. */
function isRequest(context: Context, call: AsyncWork['call']): boolean {
  return (ioIn(context, call)?.node === call || ASKING.test(lastNameOf(call.callee) ?? '')) && !isOfFile(context, call)
}

/** `fs.readFile(path)`, `writeFile(path, text)` of whatever module */
function isOfFile(context: Context, call: AsyncWork['call']): boolean {
  const callee = unwrap(call.callee)
  if (FILE_MODULES.test(modulePathOf(context, callee)?.module ?? '')) return true
  if (LOCAL_FILES.test(lastNameOf(callee) ?? '')) return true
  return callee.type === 'MemberExpression' && FILE_SYSTEMS.test(lastNameOf(callee.object) ?? '')
}

/** Work for each of the data; by the minute and more only where what is done for each is seen to be a request. */
function isLongWalk(context: Context, { walks, leaf }: Overlap, period: number | undefined): boolean {
  const isSlow = isRequest(context, leaf) && !LOOKS.test(lastNameOf(leaf.callee) ?? '')
  if ((period ?? 0) >= MINUTE && !isSlow) return false
  return walks.some((walk) => isOverData(context, walk))
}

function isOverData(context: Context, walk: Loop | FunctionNode): boolean {
  if (isLoop(walk)) {
    const items = listOf(walk)
    if (items) return growsWithData(context, { items, walk, mapper: walk.body })
    // `while (await more())`: until there is no more; a loop that counts, or tries again, does so a few times.
    const isUntil = walk.type === 'WhileStatement' || walk.type === 'DoWhileStatement'
    return isUntil && !RETRYING.test(context.sourceCode.getText(walk.test))
  }
  const call = outer(walk)
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false
  const isFrom = lastNameOf(callee) === 'from'
  const items = isFrom ? call.arguments[0] : callee.object
  return (
    items !== undefined &&
    ELEMENT_WALKS.has(lastNameOf(callee) ?? '') &&
    growsWithData(context, { items, walk: call, mapper: walk })
  )
}

const ELEMENT_WALKS = new Set(['map', 'forEach', 'flatMap', 'filter', 'reduce', 'from', 'some', 'every'])

/** A timer for each element of a list: `for (const device of devices) setInterval(poll, device.ms)`. */
function isOneOfMany(call: TSESTree.CallExpression): boolean {
  const loop = closest(call, isLoop)
  return loop !== undefined && functionAround(loop) === functionAround(call)
}
