import type { BoundedQueue } from './bounded-queue.ts'
import { checkSignal, type Signal } from './inside/abort.ts'
import { checkType, invalid } from './inside/check.ts'
import { crew, type WorkerPool } from './inside/crew.ts'
import { readSpan, type Span } from './inside/span.ts'

export interface WorkersOptions<T> {
  /** Its abort stops the pool; its reason arrives in the signal that the running ones have. */
  signal?: Signal | undefined
  /** Gets what `fn` throws or rejects with; the pool goes on. */
  onError?: ((error: unknown, item: T) => void) | undefined
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
  checkType('fn', fn, 'function')
  checkType('options', options, 'object')
  const { signal, onError } = options
  if (onError !== undefined) checkType('onError', onError, 'function')
  if (signal?.aborted !== true) checkSignal(signal)
  return crew(queue, levels, fn, signal, onError)
}
