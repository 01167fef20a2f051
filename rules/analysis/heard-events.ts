import type { TSESTree } from '@typescript-eslint/utils'
import { perProgram } from '../kit/per-program.ts'
import type { Context } from '../kit/context.ts'
import { membersNamed } from './members.ts'
import { streamOf } from './pipe-chains.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'

/** `emitter.on('close', listener)`; in a chain the emitter is the call before: `a.on('x', f).on('close', g)`. */
export interface HeardEvent {
  readonly emitter: TSESTree.Node
  readonly listener: TSESTree.CallExpressionArgument | undefined
}

/** Where the file listens for one of these events, whoever emits them. */
export function heardEvents(context: Context, events: readonly string[]): HeardEvent[] {
  return events.flatMap((event) => byEvent(context).get(event) ?? [])
}

/** Those of this stream, which may stand at the end of a chain: `a.pipe(stream).on('finish', done)`. */
export function heardOf(context: Context, stream: TSESTree.Node, events: readonly string[]): HeardEvent[] {
  return heardEvents(context, events).filter(({ emitter }) => {
    const heard = streamOf(emitter)
    return heard === stream || samePlace(context, heard, stream)
  })
}

const byEvent = perProgram((context) => {
  const heard = new Map<string, HeardEvent[]>()
  for (const member of LISTENING.flatMap((name) => membersNamed(context, name))) {
    const call = outer(member)
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) continue
    const [event, listener] = call.arguments
    if (event?.type !== 'Literal' || typeof event.value !== 'string') continue
    const known = heard.get(event.value)
    if (known) known.push({ emitter: member.object, listener })
    else heard.set(event.value, [{ emitter: member.object, listener }])
  }
  return heard
})

const LISTENING = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']
