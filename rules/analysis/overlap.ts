import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { asyncWorkOf, type AsyncWork } from './async-work.ts'
import { bindingOf, keyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround, isFunction } from './functions.ts'
import { guardBefore } from './guards.ts'
import { isKeptValue } from './kept-values.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { callMeaning } from './origin.ts'
import { isLoop, type Loop } from './repetition.ts'
import { settlingTimerOf } from './settling-timers.ts'
import { isTakenOut } from './taken-elements.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow, isInside } from './walk.ts'

const MAX_HOPS = 3

/** In that time the entries of a directory are looked at, however many there are. */
const MINUTE = 60_000

/** Work that can still be going on when its function is started again. */
export interface Overlap {
  /** The call in the function itself through which the work is started. */
  readonly work: AsyncWork
  /**
   * True where the work goes outside the process, or into code that this file does not hold; one look at a directory is
   * done at once.
   */
  readonly isOutside: boolean
  /** The loops, and functions that something else calls, in which it is done again and again in one run. */
  readonly walks: readonly (Loop | FunctionNode)[]
  /** The call that does the work, some functions of this file further on. */
  readonly leaf: AsyncWork['call']
}

/**
 * The works of a function that runs every `period` milliseconds which may still go on when the next run starts: work
 * outside the process before work that only passes time, repeated work before what is done once. None where a guard
 * stands before it, where what it works on is taken out of a collection first, or where a timeout below the period ends
 * it.
 */
export function overlapsOf(context: Context, fn: FunctionNode, period: number | undefined): Overlap[] {
  return overlapsIn(context, fn, period, new Set([fn])).sort(heaviestFirst)
}

function overlapsIn(
  context: Context,
  fn: FunctionNode,
  period: number | undefined,
  seen: Set<FunctionNode>,
): Overlap[] {
  const found: Overlap[] = []
  for (const work of asyncWorkOf(context, fn)) {
    if (isGuarded(context, fn, work.call) || isTakenOut(context, work.call)) continue
    const { callee, call } = work
    if (!callee) {
      if (endsWithin(context, call, period)) continue
      const walks = walksIn(fn, call)
      const isOften = walks.length > 0 && (period ?? 0) < MINUTE
      const isOutside = work.where === 'outside' || (work.where === 'entry' && isOften)
      found.push({ work, isOutside, walks, leaf: call })
      continue
    }
    if (isTimed(context, call) || seen.has(callee) || seen.size > MAX_HOPS) continue
    for (const inner of overlapsIn(context, callee, period, new Set([...seen, callee]))) {
      found.push({ ...inner, work, walks: [...walksIn(fn, call), ...inner.walks] })
    }
  }
  return found
}

/**
 * A guard of the function, or of a function inside it that runs as a part of it; what is kept is not asked again. A
 * limiter to which the work for each element goes lets the next run add all of them again.
 */
function isGuarded(context: Context, fn: FunctionNode, work: AsyncWork['call']): boolean {
  for (let around = functionAround(work); around; around = functionAround(around)) {
    const guard = guardBefore(context, around, work)
    const isLine = guard?.node === work && walksIn(fn, work).length > 0 && callMeaning(context, work)?.fact.limits
    if ((guard && !isLine) || isKeptValue(context, around, work)) return true
    if (around === fn) return false
  }
  return false
}

function heaviestFirst(a: Overlap, b: Overlap): number {
  return Number(b.isOutside) - Number(a.isOutside) || Number(b.walks.length > 0) - Number(a.walks.length > 0)
}

/**
 * In a loop of the function, or in a function inside it that something else calls: `users.map((u) => sync(u))`. What
 * follows a promise, or is called where it stands, is done once.
 */
function walksIn(fn: FunctionNode, call: TSESTree.Node): (Loop | FunctionNode)[] {
  const isAround = (node: TSESTree.Node): node is Loop | FunctionNode =>
    isLoop(node) ? !isBefore(call, node) : isFunction(node) && (node === fn || !isDoneOnce(node))
  const walks: (Loop | FunctionNode)[] = []
  for (let around = closest(call, isAround); around && around !== fn; around = closest(around, isAround)) {
    walks.push(around)
  }
  return walks
}

/** `for (const x of await list()) …`: the list is asked for once. */
function isBefore(call: TSESTree.Node, loop: Loop): boolean {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return isInside(call, loop.right)
  return loop.type === 'ForStatement' && loop.init !== null && isInside(call, loop.init)
}

/** `load().then((x) => …)`, `(async () => { … })()` */
function isDoneOnce(fn: FunctionNode): boolean {
  const call = outer(fn)
  if (call?.type !== 'CallExpression') return false
  return unwrap(call.callee) === fn || /^(?:then|catch|finally)$/.test(lastNameOf(call.callee) ?? '')
}

/** Whether a timeout ends the work: below the period where both are constant, and any where one of them is not. */
function endsWithin(context: Context, call: TSESTree.Node, period: number | undefined): boolean {
  if (isTimed(context, call)) return true
  const isBelow = (timeout: TSESTree.Node): boolean => {
    const ms = numberOf(context, timeout)
    return ms === undefined || period === undefined || ms <= period
  }
  const settling = settlingTimerOf(context, call)
  if (settling && isBelow(settling)) return true
  return (
    findBelow(context, call, 'all', (node) => {
      const timeout = timeoutOf(context, node)
      return timeout !== undefined && isBelow(timeout)
    }) !== undefined
  )
}

/** `fetchWithTimeout(url)`, `withTimeout(ping())`, `Promise.race([ping(), timeout])` */
function isTimed(context: Context, call: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = call; node && !node.type.endsWith('Statement'); node = node.parent) {
    if (node.type === 'CallExpression') {
      if (/timeout/i.test(lastNameOf(node) ?? '')) return true
      if (callMeaning(context, node)?.fact.joins === 'race') return true
    }
  }
  return false
}

/** `{ timeout: 5000 }`, `AbortSignal.timeout(5000)`, `socket.setTimeout(5000)`, `{ signal }` of such a signal */
function timeoutOf(context: Context, node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === 'Property' && !node.computed) {
    const name = keyName(node.key) ?? ''
    if (TIMEOUTS.has(name)) return node.value
    return name === 'signal' ? signalTimeout(context, node.value) : undefined
  }
  if (node.type !== 'CallExpression') return undefined
  const name = lastNameOf(node)
  if (name === 'setTimeout') return node.arguments[node.callee.type === 'Identifier' ? 1 : 0]
  return name === 'timeout' ? node.arguments[0] : undefined
}

/** `const signal = this.timeout.getTimeoutSignal()` */
function signalTimeout(context: Context, node: TSESTree.Node): TSESTree.Node | undefined {
  const binding = node.type === 'Identifier' ? bindingOf(context, node) : undefined
  const init = binding?.from === 'variable' ? binding.declarator.init : undefined
  if (!init) return undefined
  const known = findBelow(context, init, 'own', (inner) => inner !== init && timeoutOf(context, inner) !== undefined)
  return known ? timeoutOf(context, known) : /timeout/i.test(context.sourceCode.getText(init)) ? init : undefined
}

const TIMEOUTS = new Set(['timeout', 'timeoutMs', 'timeoutMillis', 'requestTimeout'])
