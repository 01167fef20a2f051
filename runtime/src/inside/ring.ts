/** First in, first out, over an array of a power of two that grows as needed. */
export class Ring<T> {
  count = 0
  #slots: (T | undefined)[] = new Array(16)
  #mask = 15
  #first = 0

  push(item: T): void {
    if (this.count > this.#mask) this.#grow()
    this.#slots[(this.#first + this.count++) & this.#mask] = item
  }

  /** Only on a ring that holds something. */
  shift(): T {
    const item = this.#slots[this.#first] as T
    this.#slots[this.#first] = undefined
    this.#first = (this.#first + 1) & this.#mask
    this.count--
    return item
  }

  #grow(): void {
    const slots = new Array<T | undefined>(this.#slots.length * 2)
    for (let i = 0; i < this.count; i++) slots[i] = this.#slots[(this.#first + i) & this.#mask]
    this.#slots = slots
    this.#mask = slots.length - 1
    this.#first = 0
  }
}
