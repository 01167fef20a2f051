import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LINE_OPTIONS } from '../knowledge/queue-names.ts'
import { isUnheard } from './answers.ts'
import { propertyName } from './bindings.ts'
import { eventBehind } from './event-feeds.ts'
import type { Repetition } from './facts.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { promiseOf } from './promise-chains.ts'
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
  const promise = promiseOf(call)
  if (usageOf(promise) === 'awaited' || !isUnheard(context, promise)) return undefined
  const limiter = limiterOf(context, call)
  if (!limiter) return undefined
  const maker = makerOf(context, limiter)
  if (!maker || maker.arguments.some((argument) => LINE_OPTIONS.test(context.sourceCode.getText(argument))))
    return undefined
  const event = eventBehind(context, call, maker)
  if (!event || isLookedAt(context, limiter)) return undefined
  return { name: lastNameOf(limiter) ?? 'the queue', event }
}

function limiterOf(context: Context, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') {
    const thing = originOf(context, callee)?.thing
    return thing?.kinds.includes('limiter') && thing.call?.limits ? callee : undefined
  }
  const thing = originOf(context, callee.object)?.thing
  const name = propertyName(callee) ?? ''
  if (!thing?.kinds.includes('queue') || thing.kinds.includes('client')) return undefined
  const put = thing.puts && Object.hasOwn(thing.puts, name) ? thing.puts[name] : undefined
  return put && put.answers !== 'boolean' && !put.waitsForRoom ? callee.object : undefined
}

/** `queue.size`, `limit.pendingCount`, `await queue.onSizeLessThan(100)` anywhere in the file. */
function isLookedAt(context: Context, limiter: TSESTree.Node): boolean {
  const room = originOf(context, limiter)?.thing.room ?? []
  return room.some((name) => membersNamed(context, name).some((member) => samePlace(context, member.object, limiter)))
}
