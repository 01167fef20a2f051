import { onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { close, isThenable, shield, type Opened, type Step } from './cursor.ts'
import type { Limiter, Permit } from './permit.ts'
import { add, fifo, peek, takeFirst } from './fifo.ts'
import { iteration } from './iteration.ts'
import type { Mapper } from './map-options.ts'
import { outlet, type Failure } from './outlet.ts'

/** One item of a run. */
interface Entry {
  readonly index: number
  done: boolean
  value: unknown
  failure: Failure
}

/**
 * One run of `mapIterable`: begins with the first `next()`, and is no further ahead of the consumer than allowed: at
 * most `readAhead` items are at work, or done before the consumer takes them.
 */
export function runIterable(
  [cursor, waits]: Opened,
  limit: number | Limiter,
  mapper: Mapper,
  ordered: boolean,
  readAhead: number,
  signal: Signal | undefined,
): AsyncGenerator<unknown, undefined, undefined> {
  const fn = mapper as (item: unknown, index: number, signal: AbortSignal) => unknown
  const [slots, limiter] = typeof limit === 'number' ? [limit, undefined] : [Infinity, limit]
  const results = outlet<unknown>(wentOn)
  /** In order: those that are not delivered yet. */
  const entries = fifo<Entry>()
  const controller = new AbortController()
  const rest = breath(16)
  const hasRoom = () => running < slots && open + results.count() < readAhead
  let begun = false
  let started = 0
  let running = 0
  /** Started, and not in the outlet yet. */
  let open = 0
  let exhausted = false
  /** Items from this one on do not start: those before a failure still count. */
  let until = Infinity
  let failed: Failure
  /** Nothing more comes into the outlet. */
  let over = false
  let slotFree: (() => void) | undefined
  let letGo = () => {}

  return iteration(() => {
    if (!begun) begin()
    return results.next()
  }, end)

  function begin(): void {
    begun = true
    if (signal?.aborted === true) return cancel(signal.reason)
    letGo = onAbort(signal, cancel)
    void pull()
  }

  /** Pulls one item ahead of what may start, so that slow source and slow work overlap. */
  async function pull(): Promise<void> {
    let asking = true
    try {
      while (until === Infinity) {
        asking = true
        const step = waits ? await cursor.next() : (cursor.next() as Step)
        asking = false
        exhausted = step.done === true
        // Whoever ends the run from inside the source could not close it there.
        if (until < Infinity && !exhausted && !waits) close(cursor)
        if (until < Infinity || exhausted) break
        shield(step.value)
        while (until === Infinity && !hasRoom()) await new Promise<void>((free) => (slotFree = free))
        const permit = limiter && (await limiter.acquire())
        if (until === Infinity) void runOne(enter(), step.value, permit)
        else permit?.release()
        await rest()
      }
    } catch (error) {
      exhausted = asking
      settle(enter(), { error })
    }
    wentOn()
  }

  function enter(): Entry {
    const entry: Entry = { index: started++, done: false, value: undefined, failure: undefined }
    open++
    if (ordered) add(entries, entry)
    return entry
  }

  async function runOne(entry: Entry, value: unknown, permit: Permit | undefined): Promise<void> {
    let failure: Failure
    running++
    try {
      try {
        const item = isThenable(value) ? await value : value
        if (entry.index < until) entry.value = await fn(item, entry.index, controller.signal)
      } finally {
        permit?.release()
      }
    } catch (error) {
      failure = { error }
    }
    running--
    settle(entry, failure)
  }

  function settle(entry: Entry, failure: Failure): void {
    entry.done = true
    entry.failure = failure
    if (failure !== undefined) halt(entry.index, failure)
    if (!ordered) deliver(entry)
    while (peek(entries)?.done) deliver(takeFirst(entries))
    wentOn()
  }

  function deliver({ value, failure }: Entry): void {
    open--
    if (over) return
    if (failure === undefined) results.push(value)
    else end(failure, failure.error, false)
  }

  /** After each change: a slot may be free, and the run may be done. */
  function wentOn(): void {
    slotFree?.()
    if (exhausted && open === 0 && !over) {
      over = true
      results.end()
    }
    if (over && results.count() === 0) letGo()
  }

  function halt(at: number, failure?: Failure): void {
    failed ??= failure
    const first = until === Infinity
    until = Math.min(until, at)
    if (!first) return
    slotFree?.()
    if (!exhausted) close(cursor)
  }

  /** The failure of an item is not hidden by an abort that comes before it was its turn. */
  function cancel(reason: unknown): void {
    end(failed ?? { error: reason }, reason)
  }

  function end(failure?: Failure, reason?: unknown, cut = true): void {
    begun = over = true
    halt(0)
    if (cut) results.drop()
    results.end(failure)
    controller.abort(reason)
    wentOn()
  }
}
