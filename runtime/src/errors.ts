/** What went wrong, as a word that code can compare; the message is for people. */
export type BackpressureErrorCode =
  /** A queue, semaphore or limit was closed or cleared, or the group is over; `cause` is the reason that was given. */
  | 'BACKPRESSURE_CLOSED'
  /** Shed: there is no room, or `maxWaiting` callers wait already. */
  | 'BACKPRESSURE_FULL'
  /** `timeoutMs` passed before it was this caller's turn. */
  | 'BACKPRESSURE_TIMEOUT'
  /** More than was allowed: `atMost`, `readAll`, `readText`, or an item heavier than the whole capacity. */
  | 'BACKPRESSURE_TOO_LARGE'
  /** Given back more often than taken: a permit released twice, `taskDone()` without an item. */
  | 'BACKPRESSURE_RELEASED'

/**
 * The one error class of this package; the `code` tells its kind.
 *
 * When: catch it where work may be shed, timed out or closed, and compare `code`.
 *
 * Gotchas: an abort rejects with `signal.reason` itself, and a wrong argument is a `RangeError` or `TypeError`
 * with the code `BACKPRESSURE_INVALID_ARGUMENT`; neither is a `BackpressureError`.
 * `instanceof` also holds for errors of another installed copy of this package.
 *
 * @example
 * const queue = new BoundedQueue({ capacity: 100, overflow: 'throw' })
 * await queue.put(job).catch((error) => {
 *   if (error instanceof BackpressureError && error.code === 'BACKPRESSURE_FULL') return reply(503)
 *   throw error
 * })
 */
export class BackpressureError extends Error {
  readonly code: BackpressureErrorCode

  constructor(code: BackpressureErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }

  override get name(): string {
    return 'BackpressureError'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== BackpressureError) return super[Symbol.hasInstance](value)
    return (value as { name?: unknown } | null | undefined)?.name === 'BackpressureError'
  }
}
