import { checkCount, checkFunction, checkObject } from './inside/check.ts'
import { keepOne } from './inside/keep.ts'
import type { Limiter, Permit } from './inside/permit.ts'
import { clear, enter, give, HeldPermit, permitPool, resize, take } from './inside/permit-pool.ts'
import type { PermitPool, PoolOptions } from './inside/permit-pool.ts'
import type { Wait } from './inside/wait.ts'
import { readTimes, type WaitMs } from './inside/wait-times.ts'
import { oldestWaitMs } from './inside/waiting-line.ts'

export interface SemaphoreOptions extends PoolOptions {
  /** How many permits there are; with 0 everybody waits until `resize`. */
  permits: number
}

/** A snapshot of a semaphore. */
export interface SemaphoreStats {
  permits: number
  available: number
  waiting: number
  /** How many times permits were handed out so far. */
  acquired: number
  /** How long the first of the waiting callers waits already. */
  oldestWaitMs: number
  /** Of the callers that waited and were served. */
  waitMs: WaitMs
}

/**
 * Permits for a bounded number of tasks at a time; who finds none waits in line.
 *
 * When: several places of a program use one scarce thing (a database, an API, memory), and the limit is for all.
 *
 * Gotchas: release in `finally`, by `using`, or let `run` do it. A task that holds a permit and waits for another of
 * the same semaphore can wait for ever. A heavy waiter is not overtaken by light ones. Resizing refuses waiters that
 * are heavier than all permits, except at 0.
 *
 * @example
 * const database = new Semaphore(10)
 * const rows = await database.run(() => query(sql))
 * {
 *   using permit = await database.acquire()
 *   await query(sql)
 * }
 */
export class Semaphore implements Limiter {
  readonly #pool: PermitPool

  constructor(permits: number | SemaphoreOptions) {
    const options = typeof permits === 'object' && permits !== null ? permits : { permits }
    checkCount('permits', options.permits, 0)
    this.#pool = permitPool('semaphore', options.permits, options)
    keepOne(Semaphore)
  }

  /** Waits for `weight` permits, by default one. */
  acquire(weight: number = 1, wait?: Wait): Promise<Permit> {
    return enter(this.#pool, true, weight, wait) as Promise<Permit>
  }

  /** A permit without waiting, or undefined when there is none, others wait, or the semaphore is closed. */
  tryAcquire(weight: number = 1): Permit | undefined {
    return take(this.#pool, weight) ? new HeldPermit(this.#pool, weight) : undefined
  }

  /** Runs `fn` with a permit, and gives it back however `fn` ends. */
  async run<R>(fn: () => R | PromiseLike<R>, wait?: Wait & { weight?: number | undefined }): Promise<R> {
    checkFunction('fn', fn)
    if (wait !== undefined) checkObject('wait', wait)
    const weight = wait?.weight ?? 1
    await enter(this.#pool, false, weight, wait)
    try {
      return await fn()
    } finally {
      give(this.#pool, weight)
    }
  }

  /** More permits serve waiters at once; fewer take effect as holders release. */
  resize(permits: number): void {
    checkCount('permits', permits, 0)
    resize(this.#pool, permits)
  }

  /** Rejects the waiters and all later calls with `BACKPRESSURE_CLOSED`; holders keep their permits. */
  close(reason?: unknown): void {
    this.#pool.closed ??= clear(this.#pool, reason)
  }

  get permits(): number {
    return this.#pool.total
  }

  get available(): number {
    return Math.max(0, this.#pool.free)
  }

  get waiting(): number {
    return this.#pool.line.length
  }

  stats(): SemaphoreStats {
    const { acquired, line } = this.#pool
    const { permits, available, waiting } = this
    const waits = { oldestWaitMs: oldestWaitMs(line), waitMs: readTimes(line.times) }
    return { permits, available, waiting, acquired, ...waits }
  }

  toJSON(): SemaphoreStats {
    return this.stats()
  }
}
