/** The right to run, until it is given back; good for one release. */
export interface Permit {
  /** Gives the permit to the next in line; a second time throws `BACKPRESSURE_RELEASED`. */
  release(): void
  /** As `release`, but quiet when it was released before: the end of `using`. */
  [Symbol.dispose](): void
}

/** Whatever hands out permits: a `Semaphore`, or an object of your own. */
export interface Limiter {
  acquire(): Promise<Permit>
}
