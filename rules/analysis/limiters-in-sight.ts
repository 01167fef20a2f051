import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { fitsName } from '../kit/name-globs.ts'
import { settingsOf } from '../kit/settings.ts'
import { LIMITER_METHODS, LIMITERS, LIMITING_FUNCTIONS, WORK_LINES } from '../knowledge/telling-names.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { bindingOf, propertyName, variableOf } from './bindings.ts'
import { callsIn, functionsRunBy, type Call } from './calls-in.ts'
import { countedStart } from './counted-starts.ts'
import { externalOf } from './externals.ts'
import type { Bound } from './facts.ts'
import { functionOf, isFunction } from './functions.ts'
import { fullNameOf, lastNameOf, rootOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

const MAX_HOPS = 2

/**
 * The limiter that a task goes through: `x => limit(() => f(x))`, `this.queue.add(() => …)`, `await slots.acquire()`,
 * also in the functions of this file that it calls, the mapper that a limiter made (`limiter.wrap(f)`), and a limiter
 * written by hand (`if (running >= max) queue.push(task); else run(task)`).
 */
export function limiterIn(context: Context, mapper: TSESTree.Node): Bound | undefined {
  if (isMadeByLimiter(context, mapper)) return { why: 'a limiter made it', node: mapper, unit: 'tasks' }
  if (settingsName(context, mapper)) return { why: 'settings.limiters names it', node: mapper, unit: 'tasks' }
  const seen = new Set<TSESTree.Node>()
  let front: TSESTree.Node[] = [functionOf(context, mapper) ?? mapper]
  for (let hop = 0; hop <= MAX_HOPS && front.length > 0; hop++) {
    const next: TSESTree.Node[] = []
    for (const code of front) {
      if (seen.has(code)) continue
      seen.add(code)
      const count = countedStart(context, code)
      if (count) return { why: 'what runs is counted', node: count, unit: 'tasks' }
      for (const call of callsIn(context, code)) {
        if (limits(context, call, code)) return { why: 'a limiter runs it', node: call, unit: 'tasks' }
        next.push(...functionsRunBy(context, call))
      }
    }
    front = next
  }
  return undefined
}

/** `limit.wrap(f)`, and `limited` of `const limited = limitFunction(f, { concurrency: 3 })`. */
function isMadeByLimiter(context: Context, fn: TSESTree.Node): boolean {
  const expression = unwrap(fn)
  if (expression.type === 'CallExpression') return limits(context, expression, fn)
  if (expression.type !== 'Identifier') return false
  const binding = bindingOf(context, expression)
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
  return init !== null && unwrap(init).type === 'CallExpression' && isMadeByLimiter(context, init)
}

/** Whether the call waits for a slot of a limiter that was not made in the very code it should limit. */
function limits(context: Context, call: Call, code: TSESTree.Node): boolean {
  if (call.type === 'TaggedTemplateExpression' || call.type === 'NewExpression') return false
  if (isMadeIn(context, call.callee, code)) return false
  if (settingsName(context, call.callee)) return true
  if (isKeyed(context, call, code)) return false
  const fact = callMeaning(context, call)?.fact
  if (fact?.limits) return !isPerCall(context, call, fact)
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier' && isMadeByLimiter(context, callee)) return true
  if (callee.type === 'Identifier')
    return fact === undefined && isLimiterName(callee.name) && isGivenWork(context, call)
  if (callee.type !== 'MemberExpression') return false
  const method = propertyName(callee) ?? ''
  const kinds = originOf(context, callee.object)?.thing.kinds
  if (kinds) return kinds.some((kind) => kind === 'limiter' || kind === 'semaphore') && LIMITER_METHODS.test(method)
  if (isLimiterName(method)) return isGivenWork(context, call)
  const receiver = lastNameOf(callee.object) ?? ''
  if (WAITING.test(method)) return isLimiterName(receiver) || WORK_LINES.test(receiver)
  return (
    (LIMITERS.test(receiver) || WORK_LINES.test(receiver)) &&
    LIMITER_METHODS.test(method) &&
    isGivenFunction(context, call)
  )
}

/** `withKeyLock(key, () => …)`: a lock for what the task is about holds no other task up. */
function isKeyed(context: Context, call: TSESTree.CallExpression, code: TSESTree.Node): boolean {
  const [key, work] = call.arguments
  if (!key || !work || !LOCK.test(fullNameOf(call.callee) ?? '')) return false
  const root = rootOf(key)
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  return binding?.from === 'parameter' && binding.fn === code
}

const LOCK = /lock|mutex/i

/** `mapLimit(ys, 5, g)` and `series(fs)` limit their own items; how many calls of them run is another question. */
function isPerCall(context: Context, call: TSESTree.CallExpression, fact: CallFact): boolean {
  if (!fact.maps && fact.runs === undefined) return false
  return fact.bound !== undefined || externalOf(context, call.callee) !== undefined
}

const WAITING =
  /^(?:acquire|lock|wait|waitForSlot|take|takeToken|removeTokens|reserve|waitForToken|enter|ready|throttle)$/

function isLimiterName(name: string): boolean {
  return LIMITERS.test(name) || LIMITING_FUNCTIONS.some((names) => names.test(name))
}

/** `await limiter()` waits for a slot, `limit(() => …)` is given the work; `limit(10)` is a query's. */
function isGivenWork(context: Context, call: TSESTree.CallExpression): boolean {
  return call.arguments.length === 0 || isGivenFunction(context, call)
}

function isGivenFunction(context: Context, call: TSESTree.CallExpression): boolean {
  return call.arguments.some(
    (argument) => isFunction(unwrap(argument)) || functionOf(context, argument) !== undefined || isBound(argument),
  )
}

/** `limit(this.load.bind(this))` */
function isBound(argument: TSESTree.Node): boolean {
  const node = unwrap(argument)
  return node.type === 'CallExpression' && lastNameOf(node.callee) === 'bind'
}

function settingsName(context: Context, callee: TSESTree.Node): boolean {
  const { limiters } = settingsOf(context)
  return limiters.length > 0 && fitsName(limiters, fullNameOf(callee) ?? lastNameOf(callee))
}

function isMadeIn(context: Context, callee: TSESTree.Node, code: TSESTree.Node): boolean {
  const root = rootOf(callee)
  if (root.type !== 'Identifier') return false
  const definition = variableOf(context, root)?.defs.at(-1)
  return (
    definition?.type === 'Variable' && isInside(definition.node, code) && definition.node.init?.type !== 'Identifier'
  )
}
