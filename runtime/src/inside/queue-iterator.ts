import { receive, type QueueCore, type Taking } from './queue-core.ts'
import { removeAll } from './waiting-line.ts'

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

  next(): Promise<IteratorResult<T, undefined>> {
    const received = this.#left ? Promise.resolve(this.end) : receive(this.#core, this)
    return received as Promise<IteratorResult<T, undefined>>
  }

  /** A `next()` that still waits ends too: nobody would use what it gets. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#left = true
    for (const { resolve } of removeAll(this.#core.takes, ({ value }) => value === this)) resolve(this.end)
    return this.end
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
