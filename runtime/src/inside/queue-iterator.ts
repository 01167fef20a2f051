import type { QueueCore, Taking } from './queue-core.ts'

/** Takes until the queue is closed and empty. Leaving early leaves the rest in the queue. */
export class QueueIterator<T> implements AsyncIterableIterator<T>, Taking<T> {
  readonly end: IteratorReturnResult<undefined> = { done: true, value: undefined }
  readonly #core: QueueCore<T>
  #left = false

  constructor(core: QueueCore<T>) {
    this.#core = core
  }

  got(value: T): IteratorYieldResult<T> {
    return { done: false, value }
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    const core = this.#core
    if (this.#left) return this.end
    if (core.stock.count > 0) return this.got(core.take())
    if (core.closed !== undefined) return this.end
    return core.takes.wait(this, 1, undefined) as Promise<IteratorResult<T, undefined>>
  }

  /** A `next()` that still waits ends too: nobody would use what it gets. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#left = true
    const { takes } = this.#core
    for (let waiter = takes.head, next; waiter !== undefined; waiter = next) {
      next = waiter.next
      if (waiter.value !== this) continue
      takes.remove(waiter)
      waiter.resolve(this.end)
    }
    return this.end
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
