import { onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { close, isThenable, shield, type Cursor, type Step } from './cursor.ts'
import type { Limiter, Permit } from './permit.ts'

/** What a call keeps of each item. */
export type Keep = 'values' | 'settled' | 'nothing'

export interface MapTask {
  fn: (item: never, index: number, signal: never) => unknown
  onError: string | undefined
  keep: Keep
  /** Whether items that are promises are handed on as they are. */
  raw: boolean
  cursor: Cursor
  /** Whether the steps of the cursor are promises. */
  waits: boolean
  limit: number | Limiter
  signal: Signal | undefined
}

/**
 * One call of the maps: pulls items as slots come free and runs them within the limit.
 * Closures and not a class: engines forget what they learned of objects that all died, and a call's objects always do.
 */
export function runMap(task: MapTask, resolve: (results: unknown) => void, reject: (error: unknown) => void): void {
  const { keep, raw, onError, cursor, limit } = task
  const fn = task.fn as (item: unknown, index: number, signal: AbortSignal) => unknown
  const results: unknown[] = []
  const errors: unknown[] = []
  const controller = new AbortController()
  const { signal } = controller
  const rest = breath(16)
  let started = 0
  let running = 0
  let exhausted = false
  let stopped = false
  let slotFree: (() => void) | undefined
  const letGo = onAbort(task.signal, stop)

  // A number over a source at hand runs in lanes, the cheapest way; whatever is waited for is pulled by one loop.
  if (typeof limit !== 'number') void pull(Infinity, limit)
  else if (task.waits) void pull(limit, undefined)
  else while (running < limit && !exhausted && !stopped) void lane()

  /** One of several loops, each taking its next item when its last is done. */
  async function lane(): Promise<void> {
    running++
    for (;;) {
      const held = rest()
      if (held !== undefined) await held
      const step = stopped || exhausted ? undefined : next()
      if (step === undefined) break
      const index = starts()
      try {
        const item = !raw && isThenable(step.value) ? await step.value : step.value
        if (stopped) break
        done(index, await fn(item, index, signal))
      } catch (error) {
        failed(index, error)
      }
    }
    ended()
  }

  function next(): Step | undefined {
    try {
      const step = cursor.next() as Step
      if (stopped) close(cursor)
      else if (!step.done) return step
      exhausted = true
    } catch (error) {
      sourceFailed(error)
    }
    return undefined
  }

  /** Pulls one item ahead of the slots, so that slow source and slow work overlap; permits are taken for items only. */
  async function pull(slots: number, limiter: Limiter | undefined): Promise<void> {
    try {
      while (!stopped) {
        const step = await cursor.next()
        if (step.done) break
        shield(step.value)
        let permit: Permit | undefined
        if (limiter !== undefined) permit = await permitOf(limiter)
        else if (running >= slots) await new Promise<void>((free) => (slotFree = free))
        if (stopped) permit?.release()
        else void runOne(step.value, permit)
        const held = rest()
        if (held !== undefined) await held
      }
      exhausted = true
    } catch (error) {
      sourceFailed(error)
    }
    settle()
  }

  /** A limiter that fails ends the call as a source does, but the source is closed. */
  async function permitOf(limiter: Limiter): Promise<Permit | undefined> {
    try {
      return await limiter.acquire()
    } catch (error) {
      stop(error)
      return undefined
    }
  }

  async function runOne(value: unknown, permit: Permit | undefined): Promise<void> {
    running++
    const index = starts()
    try {
      try {
        const item = !raw && isThenable(value) ? await value : value
        if (!stopped) done(index, await fn(item, index, signal))
      } finally {
        permit?.release()
      }
    } catch (error) {
      failed(index, error)
    }
    slotFree?.()
    ended()
  }

  function starts(): number {
    if (keep !== 'nothing') results.push(undefined)
    return started++
  }

  function done(index: number, value: unknown): void {
    if (keep === 'values') results[index] = value
    else if (keep === 'settled') results[index] = { status: 'fulfilled', value }
  }

  function failed(index: number, reason: unknown): void {
    if (keep === 'settled') results[index] = { status: 'rejected', reason }
    else if (onError === 'collect') errors.push(reason)
    else stop(reason)
  }

  function sourceFailed(error: unknown): void {
    exhausted = true
    if (onError === 'collect') errors.push(error)
    else stop(error)
  }

  function stop(error: unknown): void {
    if (stopped) return
    stopped = true
    errors[0] = error
    letGo()
    slotFree?.()
    if (!exhausted) close(cursor)
    if (onError !== 'join') reject(error)
    controller.abort(error)
    settle()
  }

  function ended(): void {
    running--
    settle()
  }

  function settle(): void {
    if (running > 0 || !(exhausted || stopped)) return
    letGo()
    if (stopped) reject(errors[0])
    else if (errors.length === 0) resolve(keep === 'nothing' ? undefined : results)
    else reject(new AggregateError(errors, `${errors.length} of ${started} items failed`))
  }
}
