import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { variableOf } from './bindings.ts'
import { givenLimit } from './given-limits.ts'
import { functionAround, isFunction, returnsOf } from './functions.ts'
import { walkAround } from './growth.ts'
import { callMeaning, originOf } from './origin.ts'
import { startOf, startsIn } from './running-promises.ts'
import { outer, unwrap } from './unwrap.ts'

/** A limit that limits nothing. */
export interface IneffectiveLimit {
  /** `running`: its tasks are started already. `own`: each call has a limiter of its own, for one task. */
  readonly why: 'running' | 'own'
  readonly node: TSESTree.Node
  /** The call that is given to a limiter where a function should be. */
  readonly started?: TSESTree.CallExpression
}

/**
 * Why the limit of this call holds nothing back: `limit(() => promise)`, `pMap(urls.map(load), read, { concurrency: 4
 * })`, `pLimit(4)` in the function whose one task it runs.
 */
export function ineffectiveLimit(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): IneffectiveLimit | undefined {
  const fact = callMeaning(context, call)?.fact
  if (!fact) return undefined
  if (fact.makes !== undefined && isForOneTask(context, call)) return { why: 'own', node: call }
  if (call.type === 'NewExpression') return undefined
  if (fact.maps) {
    const items = call.arguments[fact.maps.items]
    const isLimited = fact.limits === true || (fact.bound && givenLimit(context, call, fact.bound)?.is === 'given')
    return isLimited && items && startsIn(context, items) ? { why: 'running', node: items } : undefined
  }
  const [task] = call.arguments
  if (!fact.limits || !task || task.type === 'SpreadElement') return undefined
  const thunk = unwrap(task)
  if (!isFunction(thunk)) {
    const started = thunk.type === 'CallExpression' ? startOf(context, thunk) : undefined
    return started && { why: 'running', node: task, started }
  }
  const [answer, ...others] = returnsOf(context, thunk)
  const value = answer && unwrap(answer, { awaits: true })
  const isPlain = thunk.body.type !== 'BlockStatement' || thunk.body.body.length === 1
  if (!isPlain || others.length > 0 || value?.type !== 'Identifier') return undefined
  // What the limiter hands in, or the thunk makes itself, is not started before.
  const made = variableOf(context, value)?.scope.block
  return made !== thunk && startOf(context, value) ? { why: 'running', node: task } : undefined
}

/** A limiter that is made in a function and given one task: `const limit = pLimit(4); return limit(() => f(x))`. */
function isForOneTask(context: Context, maker: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const home = functionAround(maker)
  const holder = outer(maker)
  if (!home || !isLimiter(context, maker)) return false
  // `pLimit(4)(() => f(x))`
  if (holder?.type === 'CallExpression' && unwrap(holder.callee) === maker) return runsItsTask(context, holder)
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return false
  const uses = (variableOf(context, holder.id)?.references ?? []).filter((r) => !r.init).map((r) => r.identifier)
  const [use] = uses
  if (!use || uses.length > 1 || functionAround(use) !== home) return false
  if (walkAround(context, use, home)) return false
  const user = outer(use)
  if (user?.type === 'CallExpression') return unwrap(user.callee) === use && runsItsTask(context, user)
  const called = user?.type === 'MemberExpression' && unwrap(user.object) === use ? outer(user) : undefined
  if (called?.type !== 'CallExpression') return false
  const fact = callMeaning(context, called)?.fact
  return fact?.limits === true && !startsMany(fact)
}

/** Not `this.read = throttle(read)`: what that makes is called later, and often. */
function runsItsTask(context: Context, call: TSESTree.CallExpression): boolean {
  return callMeaning(context, call)?.fact.makes === undefined
}

/** `limit.map(xs, f)`, `queue.addAll(fs)`, `pool.process(f)`, and `limiter.wrap(f)`, which is called later. */
function startsMany({ maps, runs, callbacks, makes }: CallFact): boolean {
  const isPerItem = callbacks?.some(({ per }) => per === 'item') ?? false
  return maps !== undefined || runs !== undefined || makes !== undefined || isPerItem
}

function isLimiter(context: Context, maker: TSESTree.Node): boolean {
  return originOf(context, maker)?.thing.kinds.some((kind) => kind === 'limiter' || kind === 'semaphore') ?? false
}
