/* eslint-disable @typescript-eslint/no-explicit-any -- nothing is inferred from a list of type any */
import { checkCount, checkFunction } from './inside/check.ts'
import type { Limiter } from './inside/permit.ts'
import { clear, enter, give, permitPool, resize, type PoolOptions } from './inside/permit-pool.ts'
import { startMap } from './inside/start-map.ts'

export interface LimitOptions extends PoolOptions {
  /** How many functions run at a time. */
  concurrency: number
}

/** Runs functions, a bounded number at a time; see `createLimit`. */
export interface Limit {
  /** Runs `fn(...args)` when its turn comes: never in the calling tick, and in the caller's async context. */
  <A extends unknown[], R>(fn: (...args: A) => R | PromiseLike<R>, ...args: A): Promise<Awaited<R>>
  /** Runs `fn` for each item; results in the order of the items. At the first failure nothing more starts. */
  map<T = any, R = any>(items: Iterable<T>, fn: (item: T, index: number) => R | PromiseLike<R>): Promise<Awaited<R>[]>
  readonly activeCount: number
  readonly pendingCount: number
  /** Settable: more starts waiting functions at once, less takes effect as running ones end. */
  concurrency: number
  /** What waits rejects with `BACKPRESSURE_CLOSED`, the reason as its `cause`; the limit can be used on. */
  clear(reason?: unknown): void
}

/**
 * A function that runs functions, at most `concurrency` at a time, as people know it from p-limit.
 *
 * When: calls come from many places and each should get its own result. For one list, `mapLimit` is simpler and starts
 * nothing before its turn.
 *
 * Gotchas: each call that waits is a promise and a closure, so a loop that calls `limit` for a million items keeps a
 * million of them; use `limit.map`, `mapLimit` or `maxWaiting`. A limited function that awaits the same limit can wait
 * for ever. Unlike p-limit's `clearQueue`, `clear` rejects what waits: nothing stays pending.
 *
 * @example
 * const limit = createLimit(4)
 * const [a, b] = await Promise.all([limit(load, 'a'), limit(load, 'b')])
 */
export function createLimit(concurrency: number | LimitOptions): Limit {
  const options = typeof concurrency === 'object' && concurrency !== null ? concurrency : { concurrency }
  checkCount('concurrency', options.concurrency)
  const pool = permitPool('limit', options.concurrency, options)
  const limiter: Limiter = { acquire: () => enter(pool, true, 1) as ReturnType<Limiter['acquire']> }

  const limit = async <A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    ...args: A
  ): Promise<Awaited<R>> => {
    checkFunction('fn', fn)
    await enter(pool, false, 1)
    try {
      return await fn(...args)
    } finally {
      give(pool, 1)
    }
  }

  return Object.defineProperties(limit as Limit, {
    map: { value: (items: unknown, fn: () => unknown) => startMap(items, limiter, fn, undefined, 'values', true) },
    activeCount: { get: () => pool.total - pool.free },
    pendingCount: { get: () => pool.line.length },
    concurrency: {
      get: () => pool.total,
      set(to: number) {
        checkCount('concurrency', to)
        resize(pool, to)
      },
    },
    clear: { value: (reason?: unknown) => void clear(pool, reason) },
  })
}
