import { BackpressureError } from '../errors.ts'
import { Levels } from './levels.ts'
import { onClose, onDrop, onFull, onPut, onTake, type QueueMessage } from './queue-events.ts'
import type { QueueOptions } from './queue-options.ts'
import { Stock } from './stock.ts'
import type { Wait } from './wait.ts'
import { WaitTimes } from './wait-times.ts'
import { WaitingLine } from './waiting-line.ts'

/** How a taker wants what it is handed, and what it gets when the queue ends; plain `take` has neither. */
export interface Taking<T> {
  got(item: T): unknown
  readonly end?: unknown
}

/**
 * The mechanics of a queue. An item goes straight to the first waiting taker, and a waiting put straight into the
 * room that a take makes; so callers wait to take only at an empty queue, and to put only at a full one.
 */
export class QueueCore<T> {
  readonly stock: Stock<T>
  readonly times: WaitTimes = new WaitTimes()
  readonly puts: WaitingLine<T, void>
  readonly takes: WaitingLine<Taking<T> | undefined, unknown>
  readonly joins: WaitingLine<undefined, void>
  readonly levels: Levels
  closed: BackpressureError | undefined = undefined
  put = 0
  taken = 0
  dropped = 0
  unfinished = 0
  readonly #options: QueueOptions<T>
  readonly #queue: unknown
  readonly #label: string

  constructor(options: QueueOptions<T>, queue: unknown) {
    const { capacity, weigh, maxWaiting, name } = options
    this.#options = options
    this.#queue = queue
    this.#label = name === undefined ? 'the queue' : `queue '${name}'`
    this.stock = new Stock(capacity, weigh)
    this.puts = new WaitingLine(`room in ${this.#label}`, this.times, maxWaiting)
    this.takes = new WaitingLine(`an item of ${this.#label}`, this.times, maxWaiting)
    this.joins = new WaitingLine(`${this.#label} to be done`, new WaitTimes(), maxWaiting)
    this.levels = new Levels(`a lower size of ${this.#label}`, maxWaiting)
    this.puts.left = () => this.admit()
  }

  /** True: taken. False: refused; who insists gets the reason thrown, or a promise where the policy is to wait. */
  offer(item: T, insist: boolean, wait?: Wait): Promise<void> | boolean {
    const { stock } = this
    if (this.closed !== undefined) {
      if (insist) throw this.closedNow()
      return false
    }
    const weight = stock.weightOf(item)
    if (weight > stock.capacity) {
      if (insist) throw this.#tooHeavy(weight)
      return false
    }
    if (this.takes.head !== undefined) {
      const taker = this.takes.shift()
      this.#arrived(item)
      this.#gone(item)
      taker.resolve(taker.value === undefined ? item : taker.value.got(item))
      return true
    }
    if (this.puts.head === undefined && stock.fits(weight)) {
      stock.add(item, weight)
      this.#arrived(item)
      return true
    }
    if (onFull.hasSubscribers) onFull.publish(this.#message(item))
    return this.#overflow(item, weight, insist, wait)
  }

  /** Only on a queue that holds something. */
  take(): T {
    const item = this.stock.remove()
    this.#gone(item)
    if (this.puts.head !== undefined || this.levels.any) this.admit()
    return item
  }

  /** Moves waiting puts into the room there is, then tells those who wait for a size. */
  admit(): void {
    for (let { head } = this.puts; head !== undefined && this.stock.fits(head.weight); head = this.puts.head) {
      this.puts.shift()
      this.stock.add(head.value, head.weight)
      head.resolve()
      this.#arrived(head.value)
    }
    this.levels.reached(this.stock.size)
  }

  done(count: number): void {
    this.unfinished -= count
    while (this.unfinished === 0 && this.joins.head !== undefined) this.joins.shift().resolve()
  }

  /** For items that left unseen. Called last, since `onDrop` is code of others; all are told before an error shows. */
  drop(items: T[]): void {
    const errors: unknown[] = []
    this.dropped += items.length
    for (const item of items) {
      if (onDrop.hasSubscribers) onDrop.publish(this.#message(item))
      try {
        this.#options.onDrop?.(item)
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw errors[0]
  }

  /** A smaller capacity refuses the waiting puts that it can never take. */
  resize(capacity: number): void {
    this.stock.capacity = capacity
    this.puts.rejectHeavier(capacity, (weight) => this.#tooHeavy(weight))
    this.admit()
  }

  close(reason: unknown): void {
    if (this.closed !== undefined) return
    this.closed = new BackpressureError('BACKPRESSURE_CLOSED', `${this.#label} is closed`, { cause: reason })
    this.puts.rejectAll(this.closed)
    this.levels.rejectAll(this.closed)
    for (let { head } = this.takes; head !== undefined; head = this.takes.head) {
      this.takes.remove(head)
      if (head.value?.end === undefined) head.reject(this.closed)
      else head.resolve(head.value.end)
    }
    if (onClose.hasSubscribers) onClose.publish(this.#message())
  }

  /** The refusal of the close again, with the stack of the caller that comes later. */
  closedNow(): BackpressureError {
    const { code, message, cause } = this.closed as BackpressureError
    return new BackpressureError(code, message, { cause })
  }

  #overflow(item: T, weight: number, insist: boolean, wait: Wait | undefined): Promise<void> | boolean {
    switch (this.#options.overflow) {
      case 'drop-oldest': {
        const dropped = this.stock.makeRoom(weight)
        this.stock.add(item, weight)
        this.#arrived(item)
        this.done(dropped.length)
        this.levels.reached(this.stock.size)
        this.drop(dropped)
        return true
      }
      case 'drop-newest':
        this.drop([item])
        return insist
      case 'throw':
        if (insist) throw new BackpressureError('BACKPRESSURE_FULL', `${this.#label} is full`)
        return false
      default:
        return insist && this.puts.wait(item, weight, wait)
    }
  }

  #arrived(item: T): void {
    this.put++
    this.unfinished++
    if (onPut.hasSubscribers) onPut.publish(this.#message(item))
  }

  #gone(item: T): void {
    this.taken++
    if (onTake.hasSubscribers) onTake.publish(this.#message(item))
  }

  #tooHeavy(weight: number): BackpressureError {
    const message = `Weight ${weight} never fits ${this.#label} of capacity ${this.stock.capacity}`
    return new BackpressureError('BACKPRESSURE_TOO_LARGE', message)
  }

  #message(item?: T): QueueMessage {
    const { size, capacity } = this.stock
    return { queue: this.#queue, name: this.#options.name, size, capacity, item }
  }
}
