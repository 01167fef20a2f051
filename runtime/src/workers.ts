import type { BoundedQueue } from './bounded-queue.ts'
import { checkSignal, type Signal } from './inside/abort.ts'
import { checkFunction, checkObject, invalid } from './inside/check.ts'
import { Crew } from './inside/crew.ts'
import { readSpan, type Span } from './inside/span.ts'

export interface WorkersOptions<T> {
  /** Its abort stops the pool; its reason arrives in the signal that the running ones have. */
  signal?: Signal | undefined
  /** Gets what `fn` throws or rejects with; the pool goes on. */
  onError?: ((error: unknown, item: T) => void) | undefined
}

/** A running pool of workers. */
export interface WorkerPool {
  /** No worker begins another item until `resume`; those at work go on. */
  pause(): void
  resume(): void
  /** No worker takes another item, those at work are signalled; resolves when they have ended. */
  stop(): Promise<void>
  /** How many workers there are, at work or waiting. */
  readonly size: number
  /** Resolves when all workers have ended: the queue is closed and empty, or the pool was stopped. */
  readonly done: Promise<void>
}

/**
 * Several consumers of one queue: each takes an item, awaits `fn`, tells the queue `taskDone()`, and takes the next.
 * With `{ min, max }` their number follows the depth of the queue.
 *
 * When: work comes through a `BoundedQueue` and one item at a time is too slow.
 *
 * Gotchas: without `onError` the first failure stops the pool, and `done` rejects with it: await it, or it is
 * unhandled. An item that was taken is worked on, also if the pool is stopped at that moment; the signal tells. A pool
 * that waits does not keep the process alive.
 *
 * @example
 * const pool = workers(queue, { min: 1, max: 8 }, (job, signal) => deliver(job, signal), { onError: log })
 * for await (const job of jobs) await queue.put(job)
 * queue.close()
 * await pool.done
 */
export function workers<T>(
  queue: BoundedQueue<T>,
  count: number | Span,
  fn: (item: T, signal: Signal) => unknown,
  options: WorkersOptions<T> = {},
): WorkerPool {
  if (typeof (queue as Partial<BoundedQueue<T>> | null | undefined)?.takeMany !== 'function') {
    throw invalid('queue', 'a BoundedQueue', queue)
  }
  const levels = readSpan(count)
  checkFunction('fn', fn)
  checkObject('options', options)
  const { signal, onError } = options
  if (onError !== undefined) checkFunction('onError', onError)
  if (signal?.aborted !== true) checkSignal(signal)
  return new Crew({ queue, levels, fn, signal, onError })
}
