import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { asyncWorkOf, type AsyncWork } from './async-work.ts'
import { LOOKS } from '../knowledge/queue-names.ts'
import { bindingOf, keyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { isFunction } from './functions.ts'
import { guardBefore } from './guards.ts'
import { likelyIo } from './likely-io.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { callMeaning } from './origin.ts'
import { isLoop } from './repetition.ts'
import { settlingTimerOf } from './settling-timers.ts'
import { isTakenOut } from './taken-elements.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow } from './walk.ts'

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
  /** True where it is done again and again in one run: in a loop, or for each element of a list. */
  readonly isRepeated: boolean
  /** True where one run asks one thing and no more: `await queue.count()`, one query. */
  readonly isOneLook: boolean
}

/**
 * The first work of a function that runs every `period` milliseconds which may outlast the period: work outside the
 * process before work that only passes time, repeated work before what is done once. None where a guard stands before
 * it, where what it works on is taken out of a collection first, or where a timeout below the period ends it.
 */
export function overlapOf(context: Context, fn: FunctionNode, period: number | undefined): Overlap | undefined {
  const [heaviest] = overlapsOf(context, fn, period, new Set([fn])).sort(heaviestFirst)
  return heaviest && { ...heaviest, isOneLook: !heaviest.isRepeated && asksOneThing(context, fn, period) }
}

/**
 * Whether all that the function does outside is one request: by a name that only asks, or of any kind where it is known
 * how often it is made.
 */
function asksOneThing(context: Context, fn: FunctionNode, period: number | undefined): boolean {
  const [only, ...more] = requestsOf(context, fn, new Set([fn]))
  if (!only || more.length > 0) return false
  const { call } = only
  if (LOOKS.test(lastNameOf(call) ?? '') || (period !== undefined && callMeaning(context, call)?.fact.io)) return true
  // `db.executeSql(sql)`; a function `fetchAll()` may do more than one thing.
  const isMethod = call.type === 'CallExpression' && unwrap(call.callee).type === 'MemberExpression'
  return isMethod && likelyIo(context, call, false) !== undefined
}

function requestsOf(context: Context, fn: FunctionNode, seen: Set<FunctionNode>): AsyncWork[] {
  return asyncWorkOf(context, fn).flatMap((work) => {
    const { callee, call, where } = work
    if (callee) return seen.has(callee) ? [] : requestsOf(context, callee, new Set([...seen, callee]))
    // What reads a reply to its end starts no request.
    const fact = callMeaning(context, call)?.fact
    return where === 'outside' && !(fact?.promise && !fact.io) ? [work] : []
  })
}

type Found = Omit<Overlap, 'isOneLook'>

function overlapsOf(context: Context, fn: FunctionNode, period: number | undefined, seen: Set<FunctionNode>): Found[] {
  const found: Found[] = []
  for (const work of asyncWorkOf(context, fn)) {
    if (guardBefore(context, fn, work.call) || isTakenOut(context, work.call)) continue
    const { callee, call } = work
    if (!callee) {
      if (endsWithin(context, call, period)) continue
      const isRepeated = isRepeatedIn(fn, call)
      const isOutside = work.where === 'outside' || (work.where === 'entry' && isRepeated && (period ?? 0) < MINUTE)
      found.push({ work, isOutside, isRepeated })
      continue
    }
    if (isTimed(context, call) || seen.has(callee) || seen.size > MAX_HOPS) continue
    const [inner] = overlapsOf(context, callee, period, new Set([...seen, callee])).sort(heaviestFirst)
    if (inner) found.push({ ...inner, work, isRepeated: inner.isRepeated || isRepeatedIn(fn, call) })
  }
  return found
}

function heaviestFirst(a: Found, b: Found): number {
  return Number(b.isOutside) - Number(a.isOutside) || Number(b.isRepeated) - Number(a.isRepeated)
}

/**
 * In a loop of the function, or in a function inside it that something else calls: `users.map((u) => sync(u))`. What
 * follows a promise, or is called where it stands, is done once.
 */
function isRepeatedIn(fn: FunctionNode, call: TSESTree.Node): boolean {
  const isAround = (node: TSESTree.Node): node is TSESTree.Node =>
    isLoop(node) || (isFunction(node) && (node === fn || !isDoneOnce(node)))
  const around = closest(call, isAround)
  return around !== undefined && around !== fn
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
