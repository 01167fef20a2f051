import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Wait } from './facts.ts'
import { isLikelySink, isLikelyToLeave } from './likely-sinks.ts'
import { membersNamed } from './members.ts'
import { isMoot } from './moot-waits.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { isWatched } from './sink-watchers.ts'
import { outer } from './unwrap.ts'

/** How a wait for 'drain' can fail to end. */
export type Hang = 'drainOnly' | 'closeMissing' | 'callbackOnly'

/** How the wait for 'drain' of a stream fails to end when the stream closes or fails; `undefined` where it ends. */
export function hangOf(context: Context, { emitter, endedBy, form }: Wait): Hang | undefined {
  if (!drainsAsStream(context, emitter)) return undefined
  if (endedBy.some((end) => ENOUGH.has(end)) || isWoken(context, emitter)) return undefined
  if (form === 'callback') {
    const isHeard = endedBy.length > 1 || isWatched(context, emitter) || isMoot(context, emitter)
    return isHeard ? undefined : 'callbackOnly'
  }
  if (!endedBy.includes('error')) return 'drainOnly'
  const origin = originOf(context, emitter)
  const leaves = origin ? origin.thing.leaves === true : isLikelyToLeave(emitter)
  return leaves ? 'closeMissing' : undefined
}

const ENOUGH = new Set(['close', 'finish', 'signal', 'timer', 'elsewhere', 'aborted', 'end'])

/** Whether 'drain' of the emitter is a stream's: queues and pools tell by it that they are empty. */
export function drainsAsStream(context: Context, emitter: TSESTree.Expression): boolean {
  const origin = originOf(context, emitter)
  if (origin) return origin.thing.kinds.includes('node-writable') && origin.name !== 'stdout'
  return isLikelySink(context, emitter) || callsOn(context, emitter, 'write').length > 0
}

/** `sink.emit('drain')`: the file wakes who waits when the sink is gone. */
function isWoken(context: Context, emitter: TSESTree.Expression): boolean {
  return callsOn(context, emitter, 'emit').some(
    ({ arguments: [event] }) => event?.type === 'Literal' && event.value === 'drain',
  )
}

function callsOn(context: Context, receiver: TSESTree.Expression, method: string): TSESTree.CallExpression[] {
  return membersNamed(context, method).flatMap((member) => {
    const call = outer(member)
    return call?.type === 'CallExpression' && samePlace(context, member.object, receiver) ? [call] : []
  })
}
