import { BackpressureError } from '../errors.ts'
import type { PermitPool } from './permit-pool.ts'

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

export class HeldPermit implements Permit {
  readonly #pool: PermitPool
  /** 0 once released. */
  #weight: number

  constructor(pool: PermitPool, weight: number) {
    this.#pool = pool
    this.#weight = weight
  }

  release(): void {
    const weight = this.#weight
    if (weight === 0) throw new BackpressureError('BACKPRESSURE_RELEASED', 'The permit was released before')
    this.#weight = 0
    this.#pool.give(weight)
  }

  [Symbol.dispose](): void {
    if (this.#weight > 0) this.release()
  }
}
