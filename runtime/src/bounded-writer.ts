import { drain } from './drain.ts'
import { checkSignal, type Signal } from './inside/abort.ts'
import { byteLength } from './inside/bytes.ts'
import { checkCount, checkType, invalid } from './inside/check.ts'
import { finish } from './inside/finish.ts'
import { isEmpty } from './inside/sink-blind.ts'
import { kindOf, type Sink, type SinkKind } from './inside/sink.ts'
import { onRoom } from './inside/sink-watch.ts'
import { shift, wait, waitingLine } from './inside/waiting-line.ts'

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
  readonly #line = waitingLine<undefined, boolean>('sink', undefined, () => this.#rest())
  /** What was written and has not left the buffer. */
  #pending = 0
  #full = false
  #ending: Promise<boolean> | undefined
  /** While somebody waits. */
  #unlisten: (() => void) | undefined

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
    if (kind.opening?.(sink)) await drain(sink, { ...limits, highWaterMark: this.#high })
    if (this.#ending !== undefined || this.#gone()) return false
    this.#pending += size
    try {
      kind.put(sink, chunk, 0, undefined, () => this.#left(size))
    } catch (error) {
      this.#left(size)
      throw error
    }
    this.#full ||= this.bufferedBytes > this.#high
    this.#look()
    if (this.#gone()) return false
    if (!this.#full) return true
    this.#unlisten ??= onRoom(kind, sink, (room) => this.#look(room))
    return wait(this.#line, undefined, 1, limits)
  }

  /** Ends the sink after all that was written: true when it took everything, false when it was gone before. */
  end(): Promise<boolean> {
    return (this.#ending ??= finish(this.#kind, this.#sink))
  }

  #gone(): boolean {
    return this.#kind.room(this.#sink, 0) === false
  }

  #left(size: number): void {
    this.#pending = Math.max(0, this.#pending - size)
    this.#look()
  }

  #look(room?: boolean): void {
    const gone = room === false || this.#gone()
    if (isEmpty(this.#sink)) this.#pending = 0
    this.#full &&= this.bufferedBytes > this.#low
    if (this.#full && !gone) return
    while (this.#line.length > 0) shift(this.#line).resolve(!gone)
    this.#rest()
  }

  /** Listens no more when nobody waits. */
  #rest(): void {
    if (this.#line.length > 0) return
    this.#unlisten?.()
    this.#unlisten = undefined
  }
}
