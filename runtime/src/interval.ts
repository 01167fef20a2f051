import { checkSignal, onAbort, type Signal } from './inside/abort.ts'
import { checkMs, checkType } from './inside/check.ts'
import { every, type Timer } from './inside/timer.ts'

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
  checkType('fn', fn, 'function')
  checkMs('ms', ms)
  checkType('options', options, 'object')
  if (options.onError !== undefined) checkType('onError', options.onError, 'function')
  const { signal, onError } = options
  const controller = new AbortController()
  let timer: Timer | undefined
  let kept = true
  let letGo = () => {}
  let working = false
  let run: Promise<void> | undefined
  if (signal?.aborted !== true) {
    checkSignal(signal)
    letGo = onAbort(signal, end)
    const tick = () => {
      if (!working) run = work()
    }
    every(ms, tick, (step) => {
      timer = step
      if (!kept) hold(false)
    })
  }
  return {
    async stop() {
      end()
      await run
    },
    ref: () => hold(true),
    unref: () => hold(false),
    [Symbol.dispose]: () => end(),
  }

  /** Whether the timer keeps the process alive, where the platform has that notion. */
  function hold(alive: boolean): void {
    kept = alive
    Object(timer)[alive ? 'ref' : 'unref']?.()
  }

  async function work(): Promise<void> {
    working = true
    try {
      await fn(controller.signal)
    } catch (error) {
      if (error !== controller.signal.reason || !controller.signal.aborted) report(error)
    } finally {
      working = false
    }
  }

  /** Without `onError` it is unhandled on purpose, but `stop` does not reject. */
  function report(error: unknown): void {
    if (onError === undefined) void Promise.reject(error)
    else onError(error)
  }

  function end(reason?: unknown): void {
    clearTimeout(timer as number | undefined)
    letGo()
    controller.abort(reason)
  }
}
