/* eslint-disable @typescript-eslint/no-explicit-any -- nothing is inferred from a list of type any */
import type { Signal } from './inside/abort.ts'
import type { Limiter } from './inside/permit.ts'
import { runMap } from './inside/map-run.ts'

/**
 * As `mapLimit`, but every item runs and the results tell of each how it ended: `Promise.allSettled` within a limit.
 *
 * When: one failing item must not stop the others, and each failure matters.
 *
 * Gotchas: an abort and a failing source still reject the whole call.
 *
 * @example
 * const results = await mapLimitSettled(addresses, 10, (address) => send(mail, address))
 * const failed = results.filter((result) => result.status === 'rejected')
 */
export function mapLimitSettled<T = any, R = any>(
  source: Iterable<T> | AsyncIterable<T>,
  limit: number | Limiter,
  fn: (item: Awaited<T>, index: number, signal: Signal) => R | PromiseLike<R>,
  options?: { signal?: Signal | undefined },
): Promise<PromiseSettledResult<Awaited<R>>[]>
/** Where `fn` answers a promise for some items, or promises of several types. */
export function mapLimitSettled<T = any, R = any>(
  source: Iterable<T> | AsyncIterable<T>,
  limit: number | Limiter,
  fn: (item: Awaited<T>, index: number, signal: Signal) => R,
  options?: { signal?: Signal | undefined },
): Promise<PromiseSettledResult<Awaited<R>>[]>
export function mapLimitSettled(
  source: Iterable<unknown> | AsyncIterable<unknown>,
  limit: number | Limiter,
  fn: (item: any, index: number, signal: Signal) => unknown,
  options?: { signal?: Signal | undefined },
): Promise<PromiseSettledResult<unknown>[]> {
  return runMap(source, limit, fn, options, [], true) as Promise<PromiseSettledResult<unknown>[]>
}
