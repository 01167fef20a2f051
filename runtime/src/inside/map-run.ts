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
  const { keep, raw, onError, cursor, waits } = task
  const fn = task.fn as (item: unknown, index: number, signal: AbortSignal) => unknown
  const [slots, limiter] = typeof task.limit === 'number' ? [task.limit, undefined] : [Infinity, task.limit]
  const results: unknown[] = []
  const errors: unknown[] = []
  const controller = new AbortController()
  const { signal } = controller
  const rest = breath(16)
  let started = 0
  let running = 0
  let pulling = false
  /** From a source that is waited for one item is pulled ahead of the slots: slow source and slow work overlap. */
  let ahead: Step | undefined
  let exhausted = false
  /** Whether the source failed under 'collect', where what it gave before goes on. */
  let broken = false
  let stopped = false
  const letGo = onAbort(task.signal, stop)
  void pull()

  async function pull(): Promise<void> {
    if (pulling) return
    pulling = true
    let asking = false
    try {
      while (!stopped && !exhausted) {
        if (running >= slots && (ahead !== undefined || !waits)) break
        if (ahead !== undefined) {
          const { value } = ahead
          const permit = limiter && (await limiter.acquire())
          ahead = undefined
          if (stopped) permit?.release()
          else void runOne(value, permit)
          const held = rest()
          if (held !== undefined) await held
        } else {
          asking = true
          ahead = waits ? await cursor.next() : (cursor.next() as Step)
          asking = false
          exhausted = ahead.done === true
          shield(ahead.value)
          // Whoever stops it from inside such a source could not close it there.
          if (stopped && !exhausted && !waits) close(cursor)
        }
      }
    } catch (error) {
      exhausted ||= asking
      broken = asking && onError === 'collect'
      if (broken) errors.push(error)
      else stop(error)
    }
    pulling = false
    settle()
  }

  async function runOne(value: unknown, permit: Permit | undefined): Promise<void> {
    const index = started++
    running++
    if (keep !== 'nothing') results.push(undefined)
    try {
      try {
        const item = !raw && isThenable(value) ? await value : value
        if (!stopped) {
          const result = await fn(item, index, signal)
          if (keep === 'values') results[index] = result
          else if (keep === 'settled') results[index] = { status: 'fulfilled', value: result }
        }
      } finally {
        permit?.release()
      }
    } catch (reason) {
      if (keep === 'settled') results[index] = { status: 'rejected', reason }
      else if (onError === 'collect') errors.push(reason)
      else stop(reason)
    }
    running--
    void pull()
    settle()
  }

  function stop(error: unknown): void {
    if (stopped) return
    stopped = true
    errors[0] = error
    letGo()
    if (!exhausted) close(cursor)
    if (onError !== 'join') reject(error)
    controller.abort(error)
    settle()
  }

  function settle(): void {
    if (running > 0 || !(exhausted || stopped)) return
    letGo()
    if (stopped) reject(errors[0])
    else if (errors.length === 0) resolve(keep === 'nothing' ? undefined : results)
    else {
      const [failed, source] = broken ? [errors.length - 1, ' and the source'] : [errors.length, '']
      reject(new AggregateError(errors, `${failed} of ${started} items${source} failed`))
    }
  }
}
