/* eslint-disable @typescript-eslint/no-explicit-any -- nothing is inferred from a list of type any */
import type { Signal } from './inside/abort.ts'
import type { Limiter } from './inside/permit.ts'
import type { MapOptions } from './inside/map-options.ts'
import { runMap } from './inside/map-run.ts'

/**
 * Runs `fn` for each item of a source, at most `limit` at a time, and keeps no results: memory stays flat over
 * sources of any length.
 *
 * When: exports, imports, cursors, file lists; whatever is done for its effect.
 *
 * Gotchas: as for `mapLimit`. `fn` may be called before an earlier item is done, so effects overlap and finish in any
 * order; with a limit of 1 they are strictly one after the other.
 *
 * @example
 * await forEachLimit(db.query('select * from orders').cursor(), 5, (order) => archive(order))
 */
export function forEachLimit<T = any>(
  source: Iterable<T> | AsyncIterable<T>,
  limit: number | Limiter,
  fn: (item: Awaited<T>, index: number, signal: Signal) => unknown,
  options?: MapOptions,
): Promise<void> {
  return runMap(source, limit, fn, options) as Promise<void>
}
