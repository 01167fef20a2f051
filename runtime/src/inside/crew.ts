import type { BoundedQueue } from '../bounded-queue.ts'
import { onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { isCancel } from './cancelled.ts'
import type { Failure } from './outlet.ts'
import { nextOf } from './queue-iterator.ts'
import { scale, type Levels } from './span.ts'

/** A running pool of workers. */
export interface WorkerPool {
  /** No worker begins another item until `resume`; those at work go on. */
  pause(): void
  resume(): void
  /** No worker takes another item, those at work are signalled; resolves when they have ended. */
  stop(): Promise<void>
  /** How many workers there are, at work or waiting. */
  readonly size: number
  /** Resolves when all workers have ended: the queue is closed and empty, or the pool was stopped. */
  readonly done: Promise<void>
}

export function crew<T>(
  queue: BoundedQueue<T>,
  levels: Levels,
  fn: (item: T, signal: Signal) => unknown,
  outer: Signal | undefined,
  onError: ((error: unknown, item: T) => void) | undefined,
): WorkerPool {
  const controller = new AbortController()
  const { signal } = controller
  const rest = breath(16)
  /** While no worker begins another item. */
  let paused: Promise<void> | undefined
  let goOn = () => {}
  /** Calls off those who wait for an item; they look again what to do. */
  let waits = new AbortController()
  let size = 0
  /** How many there should be. */
  let target = outer?.aborted === true ? 0 : levels.min
  let stopped = false
  let failure: Failure
  let end!: () => void
  const ended = new Promise<void>((resolve) => (end = resolve))
  const done = ended.then(() => {
    if (failure !== undefined) throw failure.error
  })
  const letGo = onAbort(outer, stop)
  const unwatch = levels.min < levels.max ? scale(levels, queue, change) : () => {}
  for (let i = 0; i < target; i++) void work()
  if (size === 0) over()

  return {
    pause() {
      paused ??= new Promise((resolve) => (goOn = resolve))
      waits.abort()
    },
    resume,
    stop() {
      stop()
      return ended
    },
    get size() {
      return size
    },
    done,
  }

  async function work(): Promise<void> {
    size++
    try {
      for (;;) {
        await rest()
        await goneOn()
        if (stopped || size > target) break
        if (waits.signal.aborted) waits = new AbortController()
        const { signal: calledOff } = waits
        const { done, value } = await nextOf(queue, calledOff)
        if (done && !calledOff.aborted) break
        await goneOn()
        if (!done) await run(value)
      }
    } catch (error) {
      fail(error)
    }
    size--
    if (size === 0) over()
  }

  async function run(item: T): Promise<void> {
    try {
      await fn(item, signal)
    } catch (error) {
      if (signal.aborted && isCancel(error, signal)) return
      if (onError === undefined) fail(error)
      else onError(error, item)
    } finally {
      queue.taskDone()
    }
  }

  function change(by: number): void {
    if (paused) return
    target = Math.max(levels.min, Math.min(levels.max, target + by))
    if (size < target) void work()
    if (size > target) waits.abort()
  }

  async function goneOn(): Promise<void> {
    while (paused !== undefined) await paused
  }

  function resume(): void {
    paused = undefined
    goOn()
  }

  function fail(error: unknown): void {
    failure ??= { error }
    stop(error)
  }

  function stop(reason?: unknown): void {
    stopped = true
    controller.abort(reason)
    waits.abort()
    resume()
    leave()
  }

  function over(): void {
    leave()
    end()
  }

  function leave(): void {
    letGo()
    unwatch()
  }
}
