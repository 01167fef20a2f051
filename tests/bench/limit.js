// The bare minimum: what the platform itself costs. No abort, no close, no checks. Nothing to use, but to measure by.

/** A ring that doubles. */
class Line {
  #slots = new Array(16)
  #head = 0
  size = 0

  push(item) {
    const { length } = this.#slots
    if (this.size === length) {
      const ordered = Array.from({ length }, (_, i) => this.#slots[(this.#head + i) & (length - 1)])
      ordered.length = length * 2
      this.#slots = ordered
      this.#head = 0
    }
    this.#slots[(this.#head + this.size++) & (this.#slots.length - 1)] = item
  }

  shift() {
    const item = this.#slots[this.#head]
    this.#slots[this.#head] = undefined
    this.#head = (this.#head + 1) & (this.#slots.length - 1)
    this.size -= 1
    return item
  }
}

export class LimitQueue {
  #capacity
  #items = new Line()
  #putters = new Line()
  #takers = new Line()

  constructor(capacity) {
    this.#capacity = capacity
  }

  tryPut(item) {
    if (this.#takers.size > 0) this.#takers.shift()(item)
    else if (this.#items.size < this.#capacity) this.#items.push(item)
    else return false
    return true
  }

  tryTake() {
    if (this.#items.size === 0) return undefined
    const value = this.#items.shift()
    if (this.#putters.size > 0) {
      const { item, resolve } = this.#putters.shift()
      this.#items.push(item)
      resolve()
    }
    return { value }
  }

  put(item) {
    if (this.tryPut(item)) return Promise.resolve()
    return new Promise((resolve) => this.#putters.push({ item, resolve }))
  }

  take() {
    const taken = this.tryTake()
    return taken ? Promise.resolve(taken.value) : new Promise((resolve) => this.#takers.push(resolve))
  }
}

export class LimitSemaphore {
  #free
  #line = new Line()

  constructor(permits) {
    this.#free = permits
  }

  acquire() {
    if (this.#free > 0) {
      this.#free -= 1
      return Promise.resolve()
    }
    return new Promise((resolve) => this.#line.push(resolve))
  }

  release() {
    if (this.#line.size > 0) this.#line.shift()()
    else this.#free += 1
  }
}

export async function limitMap(items, concurrency, fn) {
  const results = new Array(items.length)
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const i = next++
      results[i] = await fn(items[i], i)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane))
  return results
}
