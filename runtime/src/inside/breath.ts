import { now } from './wait-times.ts'

/**
 * Lets timers, I/O and aborts have their turn when work goes from microtask to microtask for more than 10 ms.
 * By the clock, not by count: work that waits for the outside never pays, and a stopped fake clock never hangs it.
 */
export class Breath {
  /** While defined, whoever works waits for it. */
  held: Promise<void> | undefined = undefined
  #steps = 0
  #last = now()
  readonly #every: number

  /** The clock is looked at once in `every` pieces of work. */
  constructor(every: number) {
    this.#every = every
  }

  /** To be called once a piece of work. */
  step(): void {
    if (++this.#steps < this.#every) return
    this.#steps = 0
    if (this.held === undefined && now() - this.#last > 10) this.held = this.#turn()
  }

  async #turn(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (typeof globalThis.setImmediate === 'function') globalThis.setImmediate(resolve)
      else globalThis.setTimeout(resolve, 0)
    })
    this.#last = now()
    this.held = undefined
  }
}
