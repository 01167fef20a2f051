import { BackpressureError } from '../errors.ts'
import { now, type WaitTimes } from './wait-times.ts'
import { forget, watch, type Limits, type Wait } from './wait.ts'

/** One caller in a line; it is itself the link of the list, so that leaving costs the same at any length. */
export class Waiter<V = unknown, R = unknown> {
  prev: Waiter<V, R> | undefined = undefined
  next: Waiter<V, R> | undefined = undefined
  /** The line it stands in; undefined once it was served, refused or has left. */
  line: WaitingLine<V, R> | undefined
  readonly value: V
  readonly weight: number
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
  /** When it came, if it is one of those that are timed. */
  since: number | undefined = undefined
  limits: Limits | undefined = undefined

  constructor(
    line: WaitingLine<V, R>,
    value: V,
    weight: number,
    resolve: (r: R) => void,
    reject: (e: unknown) => void,
  ) {
    this.line = line
    this.value = value
    this.weight = weight
    this.resolve = resolve
    this.reject = reject
  }
}

/** As those see it who neither serve nor fill a line. */
export interface AnyWaiter {
  line: { remove(waiter: AnyWaiter): void; left(): void; timedOut(ms: number): unknown } | undefined
  limits: Limits | undefined
  reject(error: unknown): void
}

/** Callers that wait, first in, first out. */
export class WaitingLine<V = unknown, R = unknown> {
  head: Waiter<V, R> | undefined = undefined
  length = 0
  #tail: Waiter<V, R> | undefined = undefined
  #looked: Waiter<V, R> | undefined = undefined
  #lookedAt = 0
  readonly #what: string
  readonly #times: WaitTimes
  readonly #most: number

  /** `what` completes "waits for". */
  constructor(what: string, times: WaitTimes, most: number = Infinity) {
    this.#what = what
    this.#times = times
    this.#most = most
  }

  /** Called after callers gave up by abort or time: those behind them may fit now. */
  left: () => void = () => {}

  wait(value: V, weight: number, wait: Wait | undefined): Promise<R> {
    if (this.length >= this.#most) {
      return Promise.reject(
        new BackpressureError('BACKPRESSURE_FULL', `${this.length} callers wait for ${this.#what} already`),
      )
    }
    return new Promise<R>((resolve, reject) => {
      const waiter = new Waiter<V, R>(this, value, weight, resolve, reject)
      this.#push(waiter)
      if (wait !== undefined) watch(waiter, wait)
    })
  }

  /** Takes the first one out as served; only on a line with a head. */
  shift(): Waiter<V, R> {
    const waiter = this.head as Waiter<V, R>
    const { next } = waiter
    this.head = next
    if (next === undefined) this.#tail = undefined
    else next.prev = undefined
    waiter.next = waiter.line = undefined
    this.length--
    if (waiter.limits !== undefined) forget(waiter)
    this.#times.end(waiter.since)
    return waiter
  }

  /** Takes a caller out, wherever it stands, and lets go of its signal and timer. */
  remove(waiter: Waiter<V, R>): void {
    const { prev, next } = waiter
    if (prev === undefined) this.head = next
    else prev.next = next
    if (next === undefined) this.#tail = prev
    else next.prev = prev
    waiter.prev = waiter.next = waiter.line = undefined
    this.length--
    if (waiter.limits !== undefined) forget(waiter)
  }

  rejectAll(error: unknown): void {
    while (this.head !== undefined) {
      const { head } = this
      this.remove(head)
      head.reject(error)
    }
  }

  rejectHeavier(most: number, why: (weight: number) => unknown): void {
    for (let waiter = this.head, next; waiter !== undefined; waiter = next) {
      next = waiter.next
      if (waiter.weight <= most) continue
      this.remove(waiter)
      waiter.reject(why(waiter.weight))
    }
  }

  timedOut(ms: number): BackpressureError {
    return new BackpressureError('BACKPRESSURE_TIMEOUT', `Waited ${ms} ms for ${this.#what}`)
  }

  /** How long the first one waits; one that was not timed is timed from the first look at it. */
  oldestWaitMs(): number {
    const { head } = this
    if (head === undefined) return 0
    if (head.since !== undefined) return now() - head.since
    if (this.#looked !== head) this.#lookedAt = now()
    this.#looked = head
    return now() - this.#lookedAt
  }

  #push(waiter: Waiter<V, R>): void {
    const tail = this.#tail
    if (tail === undefined) this.head = waiter
    else {
      waiter.prev = tail
      tail.next = waiter
    }
    this.#tail = waiter
    this.length++
    waiter.since = this.#times.start()
  }
}
