/* eslint-disable @typescript-eslint/no-explicit-any -- nothing is inferred from a list of type any */
import { BackpressureError } from './errors.ts'
import { checkCount, checkType, optionsOf } from './inside/check.ts'
import { runMap } from './inside/map-run.ts'
import { Semaphore } from './semaphore.ts'

export interface LimitOptions {
  /** How many functions run at a time. */
  concurrency: number
  /** How many calls may wait; one more is rejected with `BACKPRESSURE_FULL`. */
  maxWaiting?: number | undefined
  /** Shown in messages and diagnostics; default `'limit'`. */
  name?: string | undefined
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
  const { concurrency: permits, maxWaiting, name = 'limit' } = optionsOf(concurrency, 'concurrency')
  checkCount('concurrency', permits)
  const semaphore = new Semaphore({ permits, maxWaiting, name })
  let released = 0
  let cleared = new AbortController()

  const acquire = async () => {
    const permit = await semaphore.acquire(1, cleared)
    const release = () => {
      released++
      permit.release()
    }
    return { release }
  }

  const limit = async <A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    ...args: A
  ): Promise<Awaited<R>> => {
    checkType('fn', fn, 'function')
    const { release } = await acquire()
    try {
      return await fn(...args)
    } finally {
      release()
    }
  }

  return Object.defineProperties(limit as Limit, {
    map: { value: (items: unknown, fn: () => unknown) => runMap(items, { acquire }, fn, {}, [], false, true) },
    activeCount: { get: () => semaphore.stats().acquired - released },
    pendingCount: { get: () => semaphore.waiting },
    concurrency: {
      get: () => semaphore.permits,
      set(to: number) {
        checkCount('concurrency', to)
        semaphore.resize(to)
      },
    },
    clear: {
      value(cause?: unknown) {
        cleared.abort(new BackpressureError('BACKPRESSURE_CLOSED', `${name} was cleared`, { cause }))
        cleared = new AbortController()
      },
    },
  })
}
