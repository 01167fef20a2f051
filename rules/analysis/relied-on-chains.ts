import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { heardOf } from './heard-events.ts'
import { isLikelyMessage } from './likely-sinks.ts'
import { originOf } from './origin.ts'
import { isHttpReply, isOfPeer } from './outside-failures.ts'
import type { PipeChain } from './pipe-chains.ts'
import type { Hearing } from './stream-errors.ts'

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
  return isGiven || streams.some((stream) => heardOf(context, stream, ENDS).length > 0) || isServed(context, streams)
}

/** `out.on('finish', done)` */
const ENDS = ['end', 'finish', 'close']

/** A request is answered, an upload kept, a connection handed through. */
function isServed(context: Context, streams: readonly TSESTree.Node[]): boolean {
  const sink = streams.at(-1)
  return streams.some((stream) => {
    const origin = originOf(context, stream)
    if (origin) return isOfPeer(origin)
    return isHttpReply(context, stream) || (stream === sink && isLikelyMessage(stream))
  })
}
