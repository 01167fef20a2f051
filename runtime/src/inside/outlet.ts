import { Ring } from './ring.ts'

interface Ask<T> {
  resolve(result: IteratorResult<T, undefined>): void
  reject(error: unknown): void
}

/** How results end: by an error, or undefined for well. */
export type Failure = { readonly error: unknown } | undefined

/** The end of an iteration where results come by themselves: they wait for a `next()`, or it waits for them. */
export class Outlet<T> {
  readonly #items = new Ring<T>()
  readonly #asks = new Ring<Ask<T>>()
  #over = false
  #failure: Failure
  readonly #taken: () => void

  /** `taken` is called when a result has gone to who asked. */
  constructor(taken: () => void) {
    this.#taken = taken
  }

  /** How many results wait. */
  get count(): number {
    return this.#items.count
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#items.count > 0) {
      const value = this.#items.shift()
      this.#taken()
      return Promise.resolve({ done: false, value })
    }
    if (!this.#over) return new Promise((resolve, reject) => this.#asks.push({ resolve, reject }))
    const failure = this.#failure
    this.#failure = undefined
    return failure === undefined ? Promise.resolve(ended()) : Promise.reject(failure.error)
  }

  push(value: T): void {
    if (this.#asks.count === 0) return this.#items.push(value)
    this.#asks.shift().resolve({ done: false, value })
    this.#taken()
  }

  /** Only when results wait. */
  dropOldest(): void {
    this.#items.shift()
  }

  /** No more results; those that wait can still be had, and after them the failure, once. */
  end(failure?: Failure): void {
    this.#over = true
    this.#failure = failure
    while (this.#asks.count > 0) {
      const { resolve, reject } = this.#asks.shift()
      if (this.#failure === undefined) resolve(ended())
      else reject(this.#failure.error)
      this.#failure = undefined
    }
  }

  /** Results that wait are gone. */
  drop(): void {
    while (this.#items.count > 0) this.#items.shift()
  }
}

function ended(): IteratorReturnResult<undefined> {
  return { done: true, value: undefined }
}
