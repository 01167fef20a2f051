import { channel, type Channel } from './inside/channels.ts'
import { checkCount, checkType, invalid, optionsOf } from './inside/check.ts'
import { HeldPermit, type Limiter, type Permit } from './inside/permit.ts'
import { checkWait, type Wait } from './inside/wait.ts'
import { close, dismiss, shift, wait as waitIn, waitingLine, waits, type WaitMs } from './inside/waiting-line.ts'

const onWait = /* @__PURE__ */ channel('semaphore:wait')
const onAcquire = /* @__PURE__ */ channel('semaphore:acquire')
const onRelease = /* @__PURE__ */ channel('semaphore:release')

export interface SemaphoreOptions {
  /** How many permits there are; with 0 everybody waits until `resize`. */
  permits: number
  /** How many callers may wait; one more is rejected with `BACKPRESSURE_FULL`. */
  maxWaiting?: number | undefined
  /** Shown in messages and diagnostics; default `'semaphore'`. */
  name?: string | undefined
}

/** A snapshot of a semaphore. */
export interface SemaphoreStats {
  permits: number
  available: number
  waiting: number
  /** How many times permits were handed out so far. */
  acquired: number
  /** How long the first of the waiting callers waits already; who is not timed counts from the first look. */
  oldestWaitMs: number
  /** Of the callers that waited and were served; of many quick waits every 64th is timed. */
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
  // Engines forget the shapes of semaphores and permits, and the code compiled for them, once all died; these stay.
  protected static readonly kept: unknown = /* @__PURE__ */ new Semaphore(1).tryAcquire()
  #total: number
  /** Below 0 while holders have more than a `resize` left. */
  #free: number
  #acquired = 0
  /** Permits that are given back go straight to the head of the line, and nobody overtakes. */
  readonly #line

  constructor(permits: number | SemaphoreOptions) {
    const { permits: total, maxWaiting, name = 'semaphore' } = optionsOf(permits, 'permits')
    checkCount('permits', total, 0)
    this.#total = this.#free = total
    this.#line = waitingLine<undefined, Permit>(name, maxWaiting, () => this.#serve())
  }

  /** Waits for `weight` permits, by default one. */
  acquire(weight: number = 1, wait?: Wait): Promise<Permit> {
    try {
      checkWait(wait)
      const permit = this.tryAcquire(weight)
      // Asked for its `release`, engines know what it is, and do not look for a `then` in it as well.
      if (permit !== undefined && 'release' in permit) return Promise.resolve(permit)
      if (this.#line.closed !== undefined) throw this.#line.closed()
      this.#tell(onWait, weight)
      return waitIn(this.#line, undefined, weight, wait)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /** A permit without waiting, or undefined when there is none, others wait, or the semaphore is closed. */
  tryAcquire(weight: number = 1): Permit | undefined {
    checkCount('weight', weight)
    // More than there are would wait for ever; with none, everybody waits for a resize.
    if (weight > this.#total && this.#total > 0) throw this.#tooHeavy(weight)
    if (this.#line.length > 0 || weight > this.#free || this.#line.closed !== undefined) return undefined
    return this.#hand(weight)
  }

  /** Runs `fn` with a permit, and gives it back however `fn` ends. */
  async run<R>(fn: () => R | PromiseLike<R>, wait?: Wait & { weight?: number | undefined }): Promise<R> {
    checkType('fn', fn, 'function')
    const permit = await this.acquire(wait?.weight, wait)
    try {
      return await fn()
    } finally {
      permit.release()
    }
  }

  /** More permits serve waiters at once; fewer take effect as holders release. */
  resize(permits: number): void {
    checkCount('permits', permits, 0)
    this.#free += permits - this.#total
    this.#total = permits
    if (permits > 0) dismiss(this.#line, permits, (weight) => Promise.reject(this.#tooHeavy(weight)))
    this.#serve()
  }

  /** Rejects the waiters and all later calls with `BACKPRESSURE_CLOSED`; holders keep their permits. */
  close(reason?: unknown): void {
    close(this.#line, reason)
  }

  get permits(): number {
    return this.#total
  }

  get available(): number {
    return Math.max(0, this.#free)
  }

  get waiting(): number {
    return this.#line.length
  }

  stats(): SemaphoreStats {
    const { permits, available, waiting } = this
    return { permits, available, waiting, acquired: this.#acquired, ...waits(this.#line) }
  }

  toJSON(): SemaphoreStats {
    return this.stats()
  }

  #hand(weight: number): Permit {
    this.#free -= weight
    this.#acquired++
    this.#tell(onAcquire, weight)
    return new HeldPermit(this.#give, weight)
  }

  readonly #give = (weight: number) => {
    this.#free += weight
    this.#tell(onRelease, weight)
    this.#serve()
  }

  #serve(): void {
    const line = this.#line
    while (line.length > 0 && line.next.weight <= this.#free) {
      const { weight, resolve } = shift(line)
      resolve(this.#hand(weight))
    }
  }

  #tooHeavy(weight: number): Error {
    return invalid('weight', `at most the ${this.#total} permits of ${this.#line.name}`, weight, RangeError)
  }

  #tell(to: Channel | undefined, weight: number): void {
    if (to?.hasSubscribers) to.publish({ name: this.#line.name, weight, ...this.stats() })
  }
}
