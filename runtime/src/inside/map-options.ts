import type { Signal } from './abort.ts'
import { checkCount, checkType, invalid } from './check.ts'
import type { Slots } from './permit.ts'

export interface MapOptions {
  /** Ends the call with `signal.reason`, and aborts the signal that the running ones have. */
  signal?: Signal | undefined
  /**
   * `'stop'` (default): at the first failure nothing more starts, the running ones are signalled, the call rejects
   * at once.
   * `'join'`: as stop, but waits for the running ones first. `'collect'`: runs all, then rejects an `AggregateError`.
   */
  onError?: 'stop' | 'join' | 'collect' | undefined
}

/** The function of a map, whatever it takes and answers. */
export type Mapper = (item: never, index: number, signal: never) => unknown

/** What all maps are given: the limit, the function, options if any. */
export function checkMap(limit: number | Slots, fn: unknown, options: unknown): void {
  if (typeof limit !== 'object' || limit === null) checkCount('limit', limit)
  else if (typeof limit.acquire !== 'function') throw invalid('limit', 'an integer of at least 1 or a Limiter', limit)
  checkType('fn', fn, 'function')
  checkType('options', options, 'object')
}
