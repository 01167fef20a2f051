import { BackpressureError } from './errors.ts'
import { checkCount, checkType } from './inside/check.ts'
import {
  close,
  discard,
  done,
  offer,
  queueCore,
  receive,
  removeItems,
  resize,
  take,
  waitingTakes,
  type QueueCore,
} from './inside/queue-core.ts'
import { queueIterator } from './inside/queue-iterator.ts'
import type { QueueOptions } from './inside/queue-options.ts'
import { settled } from './inside/settled.ts'
import { checkWait, type Wait } from './inside/wait.ts'
import { wait as waitIn, waits, type WaitMs } from './inside/waiting-line.ts'

/** A snapshot of a queue; sizes in units of the capacity. */
export interface QueueStats {
  size: number
  capacity: number
  waitingPuts: number
  waitingTakes: number
  /** Items put for which `taskDone()` was not called yet. */
  unfinished: number
  closed: boolean
  puts: number
  takes: number
  dropped: number
  /** How long the first of the waiting callers waits already; who is not timed counts from the first look. */
  oldestWaitMs: number
  /** Of the callers that waited and were served; of many quick waits every 64th is timed. */
  waitMs: WaitMs
}

/**
 * A queue between producers and consumers that holds no more than its capacity: `put` waits for room, `take` for an
 * item.
 *
 * When: producers may be faster than consumers, and memory, latency or a service behind must not pay for it.
 *
 * Gotchas: await or return every `put`; a dropped promise is an unbounded queue again. One task must not `put` into
 * and `take` from the same full queue. A call that stops waiting, by abort or time, has changed nothing; once an item
 * was handed over, an abort comes too late and the item is delivered.
 *
 * @example
 * const queue = new BoundedQueue<Job>(100)
 * const consumer = (async () => {
 *   for await (const job of queue) await work(job)
 * })()
 * for await (const job of jobs) await queue.put(job)
 * queue.close()
 * await consumer
 */
export class BoundedQueue<T> implements AsyncIterable<T> {
  // Engines forget the shape of queues, and the code compiled for it, once all have died; this one stays.
  protected static readonly kept: unknown = /* @__PURE__ */ new BoundedQueue(1)
  readonly #core: QueueCore<T>

  constructor(capacity: number | QueueOptions<T>) {
    this.#core = queueCore(capacity, this)
  }

  /** Resolves when the item is in the queue or with a taker; `overflow` says what happens when there is no room. */
  put(item: T, wait?: Wait): Promise<void> {
    try {
      checkWait(wait)
      const taken = offer(this.#core, item, true, wait)
      return typeof taken === 'object' ? taken : settled
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /** Puts without waiting; false when there is no room or the queue is closed. */
  tryPut(item: T): boolean {
    return offer(this.#core, item, false) as boolean
  }

  /** The oldest item; rejects with `BACKPRESSURE_CLOSED` when the queue is closed and empty. */
  take(wait?: Wait): Promise<T> {
    return receive(this.#core, undefined, wait) as Promise<T>
  }

  /** The oldest item without waiting, in an object so that a queued `undefined` is told from nothing. */
  tryTake(): { value: T } | undefined {
    return this.#core.items.count > 0 ? { value: take(this.#core) } : undefined
  }

  /** Waits for one item, then answers with up to `max` of those that are there. */
  takeMany(max: number, wait?: Wait): Promise<T[]> {
    return receive(this.#core, max, wait) as Promise<T[]>
  }

  /** Waits until the size is below `size`: for a producer that can hold its source but not an item. */
  async whenBelow(size: number, wait?: Wait): Promise<void> {
    const { levels } = this.#core
    checkWait(wait)
    checkCount('size', size)
    if (levels.closed !== undefined) throw levels.closed()
    if (this.size >= size) await waitIn(levels, undefined, size, wait)
  }

  /** By the consumer, once an item, when its work is done. */
  taskDone(): void {
    if (this.#core.unfinished === 0) {
      throw new BackpressureError('BACKPRESSURE_RELEASED', 'taskDone() was called more often than items were put')
    }
    done(this.#core, 1)
  }

  /** Resolves when every item that was put is done; dropped items count as done. */
  async join(wait?: Wait): Promise<void> {
    const { unfinished, joins } = this.#core
    checkWait(wait)
    if (unfinished > 0) await waitIn(joins, undefined, 1, wait)
  }

  /** Ends the queue: waiting puts reject, takers get the rest and then the end. `discard` drops the rest. */
  close(options: { discard?: boolean | undefined; reason?: unknown } = {}): void {
    checkType('options', options, 'object')
    close(this.#core, options.reason)
    if (options.discard) this.clear()
  }

  /** Takes out and returns all items; they count as dropped and done, and waiting puts move up. */
  clear(): T[] {
    const items = removeItems(this.#core, -1)
    discard(this.#core, items)
    return items
  }

  /** A smaller capacity drops nothing: the queue drains to it. */
  resize(capacity: number): void {
    checkCount('capacity', capacity)
    resize(this.#core, capacity)
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    return queueIterator(this)
  }

  get size(): number {
    return this.#core.size
  }

  get capacity(): number {
    return this.#core.capacity
  }

  get closed(): boolean {
    return this.#core.line.closed !== undefined
  }

  get waitingPuts(): number {
    return this.#core.line.length - this.waitingTakes
  }

  get waitingTakes(): number {
    return waitingTakes(this.#core)
  }

  stats(): QueueStats {
    const { size, capacity, waitingPuts, waitingTakes, closed } = this
    const { puts, takes, dropped, unfinished, line } = this.#core
    const counts = { size, capacity, waitingPuts, waitingTakes, unfinished, closed, puts, takes, dropped }
    return { ...counts, ...waits(line) }
  }

  toJSON(): QueueStats {
    return this.stats()
  }
}
