import { BackpressureError } from '../errors.ts'
import { give, type PermitPool } from './permit-pool.ts'

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
  // Engines forget the shape of permits, and the code compiled for it, once all have died; this one stays.
  protected static readonly kept: Permit = /* @__PURE__ */ new HeldPermit(undefined as never, 0)
  readonly #pool: PermitPool
  /** 0 once released. */
  #weight: number

  constructor(pool: PermitPool, weight: number) {
    this.#pool = pool
    this.#weight = weight
  }

  release(): void {
    if (this.#weight === 0) throw new BackpressureError('BACKPRESSURE_RELEASED', 'The permit was released before')
    this[Symbol.dispose]()
  }

  [Symbol.dispose](): void {
    const weight = this.#weight
    this.#weight = 0
    if (weight > 0) give(this.#pool, weight)
  }
}
