import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LINE_OPTIONS } from '../knowledge/queue-names.ts'
import { isUnheard } from './answers.ts'
import { propertyName } from './bindings.ts'
import { eventBehind } from './event-feeds.ts'
import type { Repetition } from './facts.ts'
import { isFunction } from './functions.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { namesLibrary } from './named-libraries.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { promiseOf } from './promise-chains.ts'
import { putNames } from './put-names.ts'
import { unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'

/** A task that an event hands to a limiter, which runs few at once and lets any number wait. */
export interface WaitingTask {
  readonly name: string
  readonly event: Repetition
}

/**
 * Whether the call hands a limiter or in-process queue one more task for each event, with nobody who waits for it and
 * nobody who looks at how many wait: `socket.on('message', (m) => { void queue.add(() => work(m)) })`.
 */
export function waitingTask(context: Context, call: TSESTree.CallExpression): WaitingTask | undefined {
  const limiter = limiterOf(context, call)
  const promise = promiseOf(call)
  if (!limiter || usageOf(promise) === 'awaited' || !isUnheard(context, promise)) return undefined
  const { maker } = limiter
  if (maker.arguments.some((argument) => LINE_OPTIONS.test(context.sourceCode.getText(argument)))) return undefined
  const event = eventBehind(context, call, maker)
  if (!event || isLookedAt(context, limiter.node)) return undefined
  return { name: lastNameOf(limiter.node) ?? 'the queue', event }
}

const methodsOfQueues = putNames((_, { kinds }) => kinds.includes('queue') && !kinds.includes('client'))

/** Whether the file names a library that brings limiters or queues: most files do not. */
export const namesLimiters = namesLibrary(({ things = {} }) =>
  Object.values(things).some(({ kinds = [] }) => kinds.includes('queue') || kinds.includes('limiter')),
)

interface Limiter {
  readonly node: TSESTree.Node
  readonly maker: TSESTree.CallExpression | TSESTree.NewExpression
}

/** The limiter that is called, or whose method is. Most calls are none by their look: who made what is asked last. */
function limiterOf(context: Context, call: TSESTree.CallExpression): Limiter | undefined {
  const callee = unwrap(call.callee)
  const [task] = call.arguments
  if (callee.type === 'Identifier' && task && isFunction(task)) {
    const maker = makerOf(context, callee)
    if (!maker) return undefined
    const thing = originOf(context, callee)?.thing
    return thing?.kinds.includes('limiter') && thing.call?.limits ? { node: callee, maker } : undefined
  }
  if (callee.type !== 'MemberExpression') return undefined
  const name = propertyName(callee) ?? ''
  if (!methodsOfQueues(context).has(name)) return undefined
  const maker = makerOf(context, callee.object)
  if (!maker) return undefined
  const thing = originOf(context, callee.object)?.thing
  if (!thing?.kinds.includes('queue') || thing.kinds.includes('client')) return undefined
  const put = thing.puts && Object.hasOwn(thing.puts, name) ? thing.puts[name] : undefined
  return put && put.answers !== 'boolean' && !put.waitsForRoom ? { node: callee.object, maker } : undefined
}

/** `queue.size`, `limit.pendingCount`, `await queue.onSizeLessThan(100)` anywhere in the file. */
function isLookedAt(context: Context, limiter: TSESTree.Node): boolean {
  const room = originOf(context, limiter)?.thing.room ?? []
  return room.some((name) => membersNamed(context, name).some((member) => samePlace(context, member.object, limiter)))
}
