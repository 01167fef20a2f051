import { checkSignal, onAbort } from './abort.ts'
import { breath } from './breath.ts'
import { checkOneOf } from './check.ts'
import { close, isThenable, open, shield, type Step } from './cursor.ts'
import { checkMap, type MapOptions, type Mapper } from './map-options.ts'
import type { Slot, Slots } from './permit.ts'

/**
 * One call of the maps: pulls items as slots come free and runs them within the limit.
 * Closures and not a class: engines forget what they learned of objects that all died, and a call's objects always do.
 * Async, so that a wrong argument is a rejection. `results` is where they go, if they are kept; `settled` ones tell of
 * each item how it ended. Items that are promises are handed on as they are when they are `raw`.
 */
export async function runMap(
  source: unknown,
  limit: number | Slots,
  mapper: Mapper,
  options: MapOptions = {},
  results?: unknown[],
  settled = false,
  raw = false,
): Promise<unknown> {
  checkMap(limit, mapper, options)
  const { onError = 'stop', signal: outer } = options
  checkOneOf('onError', onError, ['stop', 'join', 'collect'])
  checkSignal(outer)
  const [cursor, waits] = open(source)
  const fn = mapper as (item: unknown, index: number, signal: AbortSignal) => unknown
  const [slots, limiter] = typeof limit === 'number' ? [limit, undefined] : [Infinity, limit]
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
  let resolve!: (results: unknown) => void
  let reject!: (error: unknown) => void
  const ended = new Promise((...ways) => ([resolve, reject] = ways))
  const letGo = onAbort(outer, stop)
  void pull()
  return ended

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

  async function runOne(value: unknown, permit: Slot | undefined): Promise<void> {
    const index = started++
    running++
    results?.push(undefined)
    try {
      try {
        const item = !raw && isThenable(value) ? await value : value
        if (!stopped) {
          const result = await fn(item, index, signal)
          if (results) results[index] = settled ? { status: 'fulfilled', value: result } : result
        }
      } finally {
        permit?.release()
      }
    } catch (reason) {
      if (settled) results![index] = { status: 'rejected', reason }
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
    else if (errors.length === 0) resolve(results)
    else {
      const failed = `${errors.length - Number(broken)} of ${started} items`
      reject(new AggregateError(errors, `${failed}${broken ? ' and the source' : ''} failed`))
    }
  }
}
