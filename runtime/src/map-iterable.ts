/* eslint-disable @typescript-eslint/no-explicit-any -- nothing is inferred from a list of type any */
import { checkSignal, type Signal } from './inside/abort.ts'
import { checkCount, checkType } from './inside/check.ts'
import { open } from './inside/cursor.ts'
import type { Limiter } from './inside/permit.ts'
import { runIterable } from './inside/iterable-run.ts'
import { checkMap } from './inside/map-options.ts'

export interface MapIterableOptions {
  /** Ends the iteration with `signal.reason`, and aborts the signal that the running ones have. */
  signal?: Signal | undefined
  /** Default true: results in the order of the items. False: each as soon as it is there. */
  ordered?: boolean | undefined
  /**
   * How many items may be at work or done before the consumer takes them; by default the limit, for a `Semaphore`
   * its permits, for another limiter 16.
   */
  readAhead?: number | undefined
}

/**
 * Maps the items of a source by `fn`, at most `limit` at a time, into an async generator of the results: work goes on
 * ahead of the consumer, but no further than `readAhead`.
 *
 * When: a step of a pipeline over a long source, whose results are used one by one; `mapLimit` keeps them all.
 *
 * Gotchas: nothing starts before the first `next()`. A failure arrives at its item's turn: results before it come
 * first, nothing more starts, and then the running ones are signalled. Leaving early, by `break` too, signals them and
 * closes the source without waiting for either. In order, a slow item holds up those behind it.
 *
 * @example
 * for await (const page of mapIterable(urls, 8, async (url, index, signal) => (await fetch(url, { signal })).text())) {
 *   if (!(await write(file, page))) break
 * }
 */
export function mapIterable<T = any, R = any>(
  source: Iterable<T> | AsyncIterable<T>,
  limit: number | Limiter,
  fn: (item: Awaited<T>, index: number, signal: Signal) => R | PromiseLike<R>,
  options: MapIterableOptions = {},
): AsyncGenerator<Awaited<R>, void, undefined> {
  checkMap(limit, fn, options)
  const { signal, ordered = true, readAhead = slotsOf(limit) } = options
  checkCount('readAhead', readAhead)
  checkType('ordered', ordered, 'boolean')
  // An abort before is for the first `next()` to tell.
  if (signal?.aborted !== true) checkSignal(signal)
  return runIterable(open(source), limit, fn, ordered, readAhead, signal) as AsyncGenerator<Awaited<R>, void, undefined>
}

/** A semaphore may have no permits now and more later. */
function slotsOf(limit: number | Limiter): number {
  if (typeof limit === 'number') return limit
  return (limit as { permits?: number }).permits || 16
}
