/** How long callers waited, kept as count, sum and maximum. */
export interface WaitMs {
  count: number
  mean: number
  max: number
}

/** What is known of the waits that ended: of all their number, of those that were timed the rest. */
export interface WaitTimes {
  count: number
  timed: number
  sum: number
  max: number
  /** How many more to leave untimed. */
  skip: number
  last: number
}

export function waitTimes(): WaitTimes {
  return { count: 0, timed: 0, sum: 0, max: 0, skip: 0, last: 0 }
}

/** The monotonic clock in ms. */
export function now(): number {
  return performance.now()
}

/**
 * The time at which a wait starts, or undefined for one that is not timed: two looks at the clock cost as much as the
 * rest of a wait. So the first thousand are all timed, then every sixteenth while they come faster than one a ms.
 */
export function waitStarts(times: WaitTimes): number | undefined {
  if (times.skip-- > 0) return undefined
  const time = now()
  times.skip = times.count > 1000 && time - times.last < 1 ? 15 : 0
  return (times.last = time)
}

export function waitEnds(times: WaitTimes, since: number | undefined): void {
  times.count++
  if (since === undefined) return
  const ms = now() - since
  times.timed++
  times.sum += ms
  times.max = Math.max(times.max, ms)
}

export function readTimes({ count, timed, sum, max }: WaitTimes): WaitMs {
  return { count, mean: sum / (timed || 1), max }
}
