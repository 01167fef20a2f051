import { BackpressureError } from './errors.ts'
import { checkCount, checkObject } from './inside/check.ts'
import { keeper } from './inside/keeper.ts'
import { QueueCore, type Taking } from './inside/queue-core.ts'
import { queueChannels } from './inside/queue-events.ts'
import { QueueIterator } from './inside/queue-iterator.ts'
import { readQueueOptions, type QueueOptions } from './inside/queue-options.ts'
import { settled } from './inside/settled.ts'
import { refusal, type Wait } from './inside/wait.ts'
import type { WaitMs } from './inside/wait-times.ts'

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
  /** How long the first of the waiting callers waits already. */
  oldestWaitMs: number
  /** Of the callers that waited and were served; with more than 8 in line every eighth is timed. */
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
  readonly #core: QueueCore<T>

  constructor(capacity: number | QueueOptions<T>) {
    this.#core = new QueueCore(readQueueOptions(capacity), this)
    keep(() => {
      const queue = new BoundedQueue<number>(1)
      const puts = [queue.put(1), queue.put(2), queue.put(3)]
      return [queue, puts, queue.takeMany(1), new BoundedQueue(1).take()]
    })
  }

  /** Resolves when the item is in the queue or with a taker; `overflow` says what happens when there is no room. */
  put(item: T, wait?: Wait): Promise<void> {
    const refused = refusal(wait)
    if (refused !== undefined) return refused
    try {
      const taken = this.#core.offer(item, true, wait)
      return typeof taken === 'object' ? taken : settled()
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /** Puts without waiting; false when there is no room or the queue is closed. */
  tryPut(item: T): boolean {
    return this.#core.offer(item, false) as boolean
  }

  /** The oldest item; rejects with `BACKPRESSURE_CLOSED` when the queue is closed and empty. */
  take(wait?: Wait): Promise<T> {
    return this.#take(undefined, 1, wait) as Promise<T>
  }

  /** The oldest item without waiting, in an object so that a queued `undefined` is told from nothing. */
  tryTake(): { value: T } | undefined {
    return this.#core.stock.count > 0 ? { value: this.#core.take() } : undefined
  }

  /** Waits for one item, then answers with up to `max` of those that are there. */
  takeMany(max: number, wait?: Wait): Promise<T[]> {
    try {
      checkCount('max', max)
    } catch (error) {
      return Promise.reject(error)
    }
    return this.#take(inBatch, max, wait) as Promise<T[]>
  }

  /** Waits until the size is below `size`: for a producer that can hold its source but not an item. */
  whenBelow(size: number, wait?: Wait): Promise<void> {
    const refused = refusal(wait)
    if (refused !== undefined) return refused
    try {
      checkCount('size', size)
    } catch (error) {
      return Promise.reject(error)
    }
    return this.closed ? Promise.reject(this.#core.closedNow()) : this.#core.levels.wait(size, this.size, wait)
  }

  /** By the consumer, once an item, when its work is done. */
  taskDone(): void {
    if (this.#core.unfinished === 0) {
      throw new BackpressureError('BACKPRESSURE_RELEASED', 'taskDone() was called more often than items were put')
    }
    this.#core.done(1)
  }

  /** Resolves when every item that was put is done; dropped items count as done. */
  join(wait?: Wait): Promise<void> {
    const refused = refusal(wait)
    if (refused !== undefined) return refused
    return this.#core.unfinished === 0 ? settled() : this.#core.joins.wait(undefined, 1, wait)
  }

  /** Ends the queue: waiting puts reject, takers get the rest and then the end. `discard` drops the rest. */
  close(options: { discard?: boolean | undefined; reason?: unknown } = {}): void {
    checkObject('options', options)
    this.#core.close(options.reason)
    if (options.discard) this.clear()
  }

  /** Takes out and returns all items; they count as dropped and done, and waiting puts move up. */
  clear(): T[] {
    const core = this.#core
    const items = core.stock.makeRoom(Infinity)
    core.admit()
    core.done(items.length)
    core.drop(items)
    return items
  }

  /** A smaller capacity drops nothing: the queue drains to it. */
  resize(capacity: number): void {
    checkCount('capacity', capacity)
    this.#core.resize(capacity)
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    return new QueueIterator(this.#core)
  }

  get size(): number {
    return this.#core.stock.size
  }

  get capacity(): number {
    return this.#core.stock.capacity
  }

  get closed(): boolean {
    return this.#core.closed !== undefined
  }

  get waitingPuts(): number {
    return this.#core.puts.length
  }

  get waitingTakes(): number {
    return this.#core.takes.length
  }

  stats(): QueueStats {
    const { unfinished, put, taken, dropped, times, puts, takes } = this.#core
    const { size, capacity, waitingPuts, waitingTakes, closed } = this
    const oldestWaitMs = Math.max(puts.oldestWaitMs(), takes.oldestWaitMs())
    return {
      size,
      capacity,
      waitingPuts,
      waitingTakes,
      unfinished,
      closed,
      puts: put,
      takes: taken,
      dropped,
      oldestWaitMs,
      waitMs: times.read(),
    }
  }

  toJSON(): QueueStats {
    return this.stats()
  }

  #take(how: Taking<T> | undefined, max: number, wait: Wait | undefined): Promise<unknown> {
    const refused = refusal(wait)
    if (refused !== undefined) return refused
    const core = this.#core
    if (core.stock.count === 0) {
      return core.closed === undefined ? core.takes.wait(how, 1, wait) : Promise.reject(core.closedNow())
    }
    if (how === undefined) return Promise.resolve(core.take())
    const items: T[] = []
    while (items.length < max && core.stock.count > 0) items.push(core.take())
    return Promise.resolve(items)
  }
}

const keep = /* @__PURE__ */ keeper(queueChannels)
const inBatch = { got: <T>(item: T): T[] => [item] }
