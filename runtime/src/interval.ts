import { checkSignal, onAbort, type Signal } from './inside/abort.ts'
import { checkFunction, checkMs, checkObject } from './inside/check.ts'
import { Timer } from './inside/timer.ts'

export interface IntervalOptions {
  /** Stops the interval; its reason arrives in the signal that the running one has. */
  signal?: Signal | undefined
  /** Gets what a run throws or rejects with; the interval goes on. */
  onError?: ((error: unknown) => void) | undefined
}

/** A running interval. */
export interface Interval {
  /** No further run starts, the running one is signalled; resolves when it has ended. */
  stop(): Promise<void>
  ref(): void
  unref(): void
  /** Stops without waiting. */
  [Symbol.dispose](): void
}

/**
 * Like `setInterval`, first run after `ms`, but a run never starts while the last one still works; those ticks are
 * skipped.
 *
 * When: polling, flushing, refreshing: work of unknown length at a steady pace.
 *
 * Gotchas: a rejection without `onError` is unhandled, as it would be under `setInterval`. A run that awaits its own
 * `stop()` waits for itself. Like any timer it keeps the process alive until it is stopped or `unref` is called.
 *
 * @example
 * using poll = interval(async (signal) => store(await fetch(url, { signal })), 5_000)
 */
export function interval(fn: (signal: Signal) => unknown, ms: number, options: IntervalOptions = {}): Interval {
  checkFunction('fn', fn)
  checkMs('ms', ms)
  checkObject('options', options)
  if (options.onError !== undefined) checkFunction('onError', options.onError)
  return new Ticker(fn, ms, options)
}

class Ticker implements Interval {
  readonly #fn: (signal: Signal) => unknown
  readonly #ms: number
  readonly #onError: ((error: unknown) => void) | undefined
  readonly #controller = new AbortController()
  #letGo: () => void = () => {}
  #timer: Timer | undefined
  #kept = true
  #working = false
  #run: Promise<void> | undefined

  constructor(fn: (signal: Signal) => unknown, ms: number, { signal, onError }: IntervalOptions) {
    this.#fn = fn
    this.#ms = ms
    this.#onError = onError
    if (signal?.aborted === true) return
    checkSignal(signal)
    this.#letGo = onAbort(signal, (reason) => this.#end(reason))
    this.#next()
  }

  async stop(): Promise<void> {
    this.#end(undefined)
    await this.#run
  }

  ref(): void {
    this.#keep(true)
  }

  unref(): void {
    this.#keep(false)
  }

  [Symbol.dispose](): void {
    this.#end(undefined)
  }

  #next(): void {
    this.#timer = new Timer(this.#ms, () => {
      this.#next()
      if (this.#working) return
      this.#working = true
      this.#run = this.#work()
    })
    if (!this.#kept) this.#timer.keepAlive(false)
  }

  async #work(): Promise<void> {
    const { signal } = this.#controller
    try {
      await this.#fn(signal)
    } catch (error) {
      if (!signal.aborted || error !== signal.reason) this.#report(error)
    } finally {
      this.#working = false
    }
  }

  /** Without `onError` it is unhandled on purpose, but `stop` does not reject. */
  #report(error: unknown): void {
    if (this.#onError === undefined) void Promise.reject(error)
    else this.#onError(error)
  }

  #keep(kept: boolean): void {
    this.#kept = kept
    this.#timer?.keepAlive(kept)
  }

  #end(reason: unknown): void {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#letGo()
    if (!this.#controller.signal.aborted) this.#controller.abort(reason)
  }
}
