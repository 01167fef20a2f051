import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isLikelyMessage } from './likely-sinks.ts'
import { membersNamed } from './members.ts'
import { originOf } from './origin.ts'
import { isHttpReply } from './outside-failures.ts'
import { streamOf, type PipeChain } from './pipe-chains.ts'
import { samePlace } from './places.ts'
import type { Hearing } from './stream-errors.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether somebody counts on what the chain carries, who would not hear that this stream of it failed: who is given its
 * end, and can listen to that alone (`return file.pipe(unzip)`); who waits until a stream of it ends; or a peer.
 */
export function isReliedOn(
  context: Context,
  { streams }: PipeChain,
  hearings: readonly Hearing[],
  lost: TSESTree.Node,
): boolean {
  const isGiven = hearings.at(-1) === 'elsewhere' && lost !== streams.at(-1)
  return isGiven || streams.some((stream) => isWaitedFor(context, stream)) || isServed(context, streams)
}

/** `out.on('finish', done)` */
function isWaitedFor(context: Context, stream: TSESTree.Node): boolean {
  return LISTENING.flatMap((name) => membersNamed(context, name)).some((member) => {
    const call = outer(member)
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return false
    const [event] = call.arguments
    if (event?.type !== 'Literal' || !ENDS.has(String(event.value))) return false
    const heard = streamOf(member.object)
    return heard === stream || samePlace(context, heard, stream)
  })
}

const LISTENING = ['on', 'once', 'addListener']
const ENDS = new Set(['end', 'finish', 'close'])

/** A request is answered, an upload kept, a connection handed through. */
function isServed(context: Context, streams: readonly TSESTree.Node[]): boolean {
  const sink = streams.at(-1)
  return streams.some((stream) => {
    const origin = originOf(context, stream)
    if (isHttpReply(context, stream)) return true
    if (origin) return origin.thing.remote === true || origin.thing.leaves === true
    return stream === sink && isLikelyMessage(stream)
  })
}
