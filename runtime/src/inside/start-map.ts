import { checkSignal, type Signal } from './abort.ts'
import { checkCount, checkOneOf, checkType, invalid } from './check.ts'
import { open } from './cursor.ts'
import type { Limiter } from './permit.ts'
import { runMap, type Keep, type MapTask } from './map-run.ts'

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

/** Checks the arguments of a map and runs it; async, so that a wrong argument is a rejection. */
export async function startMap(
  source: unknown,
  limit: number | Limiter,
  fn: MapTask['fn'],
  options: MapOptions | undefined,
  keep: Keep,
  raw = false,
): Promise<unknown> {
  checkMap(limit, fn, options)
  const onError = options?.onError
  if (onError !== undefined) checkOneOf('onError', onError, ['stop', 'join', 'collect'])
  checkSignal(options?.signal)
  const { cursor, waits } = open(source)
  const task: MapTask = { fn, onError, keep, raw, cursor, waits, limit, signal: options?.signal }
  return new Promise((resolve, reject) => runMap(task, resolve, reject))
}

/** What all maps are given: the limit, the function, options if any. */
export function checkMap(limit: number | Limiter, fn: unknown, options: unknown): void {
  if (typeof limit !== 'object' || limit === null) checkCount('limit', limit)
  else if (typeof limit.acquire !== 'function') throw invalid('limit', 'an integer of at least 1 or a Limiter', limit)
  checkType('fn', fn, 'function')
  if (options !== undefined) checkType('options', options, 'object')
}
