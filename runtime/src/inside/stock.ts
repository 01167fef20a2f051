import { checkCount } from './check.ts'
import { Ring } from './ring.ts'

/** The items of a queue and what they weigh, oldest first. */
export class Stock<T> {
  /** The weight of all items; without `weigh` their number. */
  size = 0
  capacity: number
  readonly #items = new Ring<T>()
  readonly #weigh: ((item: T) => number) | undefined
  readonly #weights: Ring<number> | undefined

  constructor(capacity: number, weigh: ((item: T) => number) | undefined) {
    this.capacity = capacity
    this.#weigh = weigh
    this.#weights = weigh && new Ring<number>()
  }

  get count(): number {
    return this.#items.count
  }

  /** Asked once an item, so that an item which changes leaves with the weight it came with. */
  weightOf(item: T): number {
    if (this.#weigh === undefined) return 1
    const weight = this.#weigh(item)
    checkCount('weigh(item)', weight, 0)
    return weight
  }

  fits(weight: number): boolean {
    return this.size + weight <= this.capacity
  }

  add(item: T, weight: number): void {
    this.#items.push(item)
    this.#weights?.push(weight)
    this.size += weight
  }

  /** Only on a stock that holds something. */
  remove(): T {
    this.size -= this.#weights === undefined ? 1 : this.#weights.shift()
    return this.#items.shift()
  }

  /** Removes from the oldest on until `weight` fits. */
  makeRoom(weight: number): T[] {
    const removed: T[] = []
    while (this.count > 0 && !this.fits(weight)) removed.push(this.remove())
    return removed
  }
}
