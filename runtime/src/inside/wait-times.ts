/** How long callers waited, kept as count, sum and maximum. */
export interface WaitMs {
  count: number
  mean: number
  max: number
}

/** The monotonic clock in ms, from globalThis at call time. */
export function now(): number {
  return globalThis.performance.now()
}

/**
 * Two looks at the clock cost as much as the rest of a wait. So the first thousand waits are all timed, and from then
 * on every sixteenth while they come faster than one a millisecond.
 */
export class WaitTimes {
  #count = 0
  #timed = 0
  #sum = 0
  #max = 0
  #skip = 0
  #last = 0

  /** The time at which a wait starts, or undefined for one that is not timed. */
  start(): number | undefined {
    if (this.#skip > 0) {
      this.#skip--
      return undefined
    }
    const time = now()
    if (this.#count > 1000 && time - this.#last < 1) this.#skip = 15
    this.#last = time
    return time
  }

  end(since: number | undefined): void {
    this.#count++
    if (since === undefined) return
    const ms = now() - since
    this.#timed++
    this.#sum += ms
    if (ms > this.#max) this.#max = ms
  }

  read(): WaitMs {
    return { count: this.#count, mean: this.#timed === 0 ? 0 : this.#sum / this.#timed, max: this.#max }
  }
}
