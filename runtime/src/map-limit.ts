/* eslint-disable @typescript-eslint/no-explicit-any -- nothing is inferred from a list of type any */
import type { Signal } from './inside/abort.ts'
import type { Limiter } from './inside/permit.ts'
import type { MapOptions } from './inside/map-options.ts'
import { runMap } from './inside/map-run.ts'

/**
 * Maps the items of a source by `fn`, at most `limit` at a time; results in the order of the items.
 *
 * When: instead of `Promise.all(items.map(fn))`, wherever the number of items is not small and known. `limit` is a
 * number for this call, or a `Semaphore` that bounds many calls together.
 *
 * Gotchas: the source is pulled as slots come free, at most one item ahead, and closed however the call ends. By
 * default the call rejects at the first failure while running ones may still work: hand them the `signal`, or use
 * `onError: 'join'`. Items that are promises are awaited. All results are kept; `forEachLimit` keeps none.
 *
 * @example
 * const pages = await mapLimit(urls, 8, async (url, index, signal) => (await fetch(url, { signal })).text())
 */
export function mapLimit<T = any, R = any>(
  source: Iterable<T> | AsyncIterable<T>,
  limit: number | Limiter,
  fn: (item: Awaited<T>, index: number, signal: Signal) => R | PromiseLike<R>,
  options?: MapOptions,
): Promise<Awaited<R>[]>
/** Where `fn` answers a promise for some items, or promises of several types. */
export function mapLimit<T = any, R = any>(
  source: Iterable<T> | AsyncIterable<T>,
  limit: number | Limiter,
  fn: (item: Awaited<T>, index: number, signal: Signal) => R,
  options?: MapOptions,
): Promise<Awaited<R>[]>
export function mapLimit(
  source: Iterable<unknown> | AsyncIterable<unknown>,
  limit: number | Limiter,
  fn: (item: any, index: number, signal: Signal) => unknown,
  options?: MapOptions,
): Promise<unknown[]> {
  return runMap(source, limit, fn, options, []) as Promise<unknown[]>
}
