import { checkSignal, type Signal } from './inside/abort.ts'
import { byteLength } from './inside/bytes.ts'
import { checkCount, checkType, invalid } from './inside/check.ts'
import { finish } from './inside/finish.ts'
import { isEmpty } from './inside/sink-blind.ts'
import { kindOf, type Room, type Sink, type SinkKind } from './inside/sink.ts'
import { onRoom, wake, whenRoom } from './inside/sink-watch.ts'

/** In bytes. */
export interface Marks {
  /** Above this much, writers wait. */
  highWaterMark: number
  /** At this much or less they go on; at most the high mark. */
  lowWaterMark: number
}

/**
 * Writes to a sink under marks of your own: above the high mark of waiting bytes `write` waits until they are at or
 * below the low mark, as under asyncio's `set_write_buffer_limits`.
 *
 * When: the mark of the sink does not fit, or several writers of one sink should stop and go on together.
 *
 * Gotchas: it counts what it writes itself, for a WebSocket or data channel all that these hold. As for `write`, it
 * never rejects because of the sink, and a chunk is handed over before the wait. A `WritableStream` stays locked.
 *
 * @example
 * const writer = new BoundedWriter(socket, { highWaterMark: 262_144, lowWaterMark: 65_536 })
 * for await (const frame of frames) {
 *   if (!(await writer.write(frame))) break
 * }
 * await writer.end()
 */
export class BoundedWriter {
  readonly #sink: Sink
  readonly #kind: SinkKind<Sink>
  readonly #high: number
  readonly #low: number
  /** What was written and has not left the buffer. */
  #pending = 0
  #full = false
  #ending: Promise<boolean> | false | undefined
  /** The room under the marks, for which writers wait as for that of a sink. */
  readonly #room: Room<unknown> = {
    room: () => !this.#gone() && (!this.#full || undefined),
    listen: (_writer, wake) =>
      onRoom(this.#kind, this.#sink, (room) => {
        if (room === false) wake(room)
        else this.#look()
      }),
  }

  constructor(sink: Sink, marks: Marks) {
    this.#kind = kindOf(sink)
    checkType('marks', marks, 'object')
    const { highWaterMark, lowWaterMark } = marks
    checkCount('highWaterMark', highWaterMark)
    checkCount('lowWaterMark', lowWaterMark, 0)
    if (lowWaterMark > highWaterMark) {
      throw invalid('lowWaterMark', `at most the highWaterMark of ${highWaterMark}`, lowWaterMark, RangeError)
    }
    this.#high = highWaterMark
    this.#low = lowWaterMark
    this.#sink = 'getWriter' in sink ? sink.getWriter() : sink
  }

  /** How many bytes wait in the sink. */
  get bufferedBytes(): number {
    return (this.#sink as { bufferedAmount?: number }).bufferedAmount ?? this.#pending
  }

  /** True when there is room for more, false when the sink is gone or was ended and takes nothing more. */
  async write(chunk: unknown, limits: { signal?: Signal | undefined } = {}): Promise<boolean> {
    const kind = this.#kind
    const sink = this.#sink
    checkType('wait', limits, 'object')
    checkSignal(limits.signal)
    const size = byteLength(chunk)
    if (kind.opening?.(sink)) await whenRoom(kind, sink, this.#high, limits.signal)
    if (this.#ending !== undefined || this.#gone()) return false
    this.#pending += size
    try {
      kind.put(sink, chunk, 0, undefined, (error) => this.#left(size, error))
    } catch (error) {
      this.#left(size)
      throw error
    }
    this.#full ||= this.bufferedBytes > this.#high
    this.#look()
    return whenRoom(this.#room, this, 0, limits.signal, this.#room.room(this, 0))
  }

  /** Ends the sink after all that was written: true when it took everything, false when it was gone before. */
  async end(): Promise<boolean> {
    return (this.#ending ??= finish(this.#kind, this.#sink))
  }

  #gone(): boolean {
    return this.#kind.room(this.#sink, 0) === false
  }

  #left(size: number, error?: unknown): void {
    this.#pending = Math.max(0, this.#pending - size)
    // What could not take a chunk takes none any more, though it may not know yet: a response whose client is gone.
    if (error) this.#ending = false
    this.#look()
  }

  #look(): void {
    if (isEmpty(this.#sink)) this.#pending = 0
    this.#full &&= this.bufferedBytes > this.#low
    if (!this.#full || this.#gone()) wake(this)
  }
}
