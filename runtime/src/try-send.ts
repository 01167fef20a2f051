import { byteLength } from './inside/bytes.ts'
import { checkCount, checkType, invalid } from './inside/check.ts'
import { isEmpty } from './inside/sink-blind.ts'
import { kindOf, type Sink } from './inside/sink.ts'
import type { WebStream } from './inside/sink-web.ts'

export interface TrySendOptions {
  /** What may wait in the socket, in bytes, the new data included. */
  maxBufferedBytes: number
}

/** What tells of itself how much waits in it. */
interface Buffered {
  bufferedAmount?: number
  writableLength?: number
}

/**
 * Sends when there is room for it, and never waits: false when it was not sent.
 *
 * When: broadcasts, where one slow receiver must not hold up the others nor fill the memory. What to do with it at
 * `false` is up to you: leave this message out, or close the socket.
 *
 * Gotchas: false also when the socket is still connecting, or gone. Data larger than `maxBufferedBytes` is never sent.
 *
 * @example
 * for (const socket of server.clients) {
 *   if (!trySend(socket, update, { maxBufferedBytes: 1_000_000 })) socket.terminate()
 * }
 */
export function trySend(socket: Exclude<Sink, WebStream>, data: unknown, options: TrySendOptions): boolean {
  checkType('options', options, 'object')
  checkCount('maxBufferedBytes', options.maxBufferedBytes)
  const kind = kindOf(socket)
  const gone = () => kind.room(socket, 0) === false
  // The lock of a stream would have to be kept until the data has left.
  if ('getWriter' in socket) throw invalid('socket', 'a socket, a Node writable or a writer', socket)
  const size = byteLength(data)
  const counted = isEmpty(socket) ? 0 : counts.get(socket) ?? 0
  const { writableLength = counted, bufferedAmount = writableLength } = socket as Buffered
  if (kind.opening?.(socket) || gone() || bufferedAmount + size > options.maxBufferedBytes) return false
  kind.put(socket, data, 0, undefined, () => count(socket, -size))
  count(socket, size)
  return !gone()
}

// Of use for writers, which do not tell what they hold.
const counts = new WeakMap<object, number>()

function count(socket: object, bytes: number): void {
  counts.set(socket, (counts.get(socket) ?? 0) + bytes)
}
