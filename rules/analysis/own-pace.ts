import type { Context } from '../kit/context.ts'
import { waitsInTurn } from './element-walks.ts'
import { isEventFrame } from './event-frames.ts'
import type { Put, Repetition } from './facts.ts'
import { isLikelyToLeave } from './likely-sinks.ts'

/**
 * Whether what is written again and again keeps within a pace or an amount of its own: one answer that is told event by
 * event (of a language model, of a run), which ends, while a feed of news does not; and, into a file, a loop whose
 * turns wait for work of their own, or that stands around the caller. A client may be slower than that.
 */
export function keepsWithin(context: Context, put: Put, reason: Repetition): boolean {
  return tellsOneAnswer(context, put, reason) || waitsForItself(context, put, reason)
}

function tellsOneAnswer(context: Context, { item }: Put, { kind }: Repetition): boolean {
  return kind !== 'listener' && kind !== 'timer' && item !== undefined && isEventFrame(context, item)
}

function waitsForItself(context: Context, { origin, receiver }: Put, { kind, node, via }: Repetition): boolean {
  if (kind !== 'loop' && kind !== 'per-item') return false
  if (origin.name !== 'node-writable' || isLikelyToLeave(receiver)) return false
  return via.length > 0 || waitsInTurn(context, node)
}
