import { BackpressureError } from '../errors.ts'
import { channel, type Channel } from './channels.ts'
import { checkCount, checkName, invalidNumber } from './check.ts'
import { HeldPermit } from './held-permit.ts'
import { settled } from './settled.ts'
import { refusal, type Wait } from './wait.ts'
import { WaitTimes } from './wait-times.ts'
import { WaitingLine } from './waiting-line.ts'

export interface PoolOptions {
  /** How many callers may wait; one more is rejected with `BACKPRESSURE_FULL`. */
  maxWaiting?: number | undefined
  /** Shown in messages and diagnostics. */
  name?: string | undefined
}

/**
 * Permits and the line of those who wait for them. A permit that is given back goes straight to the head of the line,
 * and nobody overtakes: neither a new caller nor a light one behind a heavy one.
 */
export class PermitPool {
  total: number
  /** Below 0 while holders have more than a `resize` left. */
  free: number
  acquired = 0
  closed: BackpressureError | undefined = undefined
  readonly times: WaitTimes = new WaitTimes()
  /** The value tells whether the caller wants a permit object. */
  readonly line: WaitingLine<boolean, unknown>
  readonly #name: string | undefined
  readonly #label: string

  constructor(what: string, total: number, { maxWaiting, name }: PoolOptions) {
    if (maxWaiting !== undefined) checkCount('maxWaiting', maxWaiting)
    checkName(name)
    this.total = this.free = total
    this.#name = name
    this.#label = name === undefined ? `the ${what}` : `${what} '${name}'`
    this.line = new WaitingLine(`a permit of ${this.#label}`, this.times, maxWaiting)
    this.line.left = () => this.#serve()
  }

  /** Takes without waiting where that overtakes nobody. */
  take(weight: number): boolean {
    if (this.line.head !== undefined || weight > this.free || this.closed !== undefined) return false
    this.free -= weight
    this.#served(weight)
    return true
  }

  /** Takes or waits; the answer is a permit object if one is wanted. */
  enter(wanted: boolean, weight: number, wait: Wait | undefined): Promise<unknown> {
    const refused = refusal(wait)
    if (refused !== undefined) return refused
    try {
      this.checkWeight(weight)
    } catch (error) {
      return Promise.reject(error)
    }
    if (this.take(weight)) return wanted ? Promise.resolve(new HeldPermit(this, weight)) : settled()
    if (this.closed !== undefined) return Promise.reject(closedError(this.#label, this.closed.cause))
    if (onWait.hasSubscribers) this.#publish(onWait, weight)
    return this.line.wait(wanted, weight, wait)
  }

  give(weight: number): void {
    this.free += weight
    if (onRelease.hasSubscribers) this.#publish(onRelease, weight)
    if (this.line.head !== undefined) this.#serve()
  }

  /** More than there are would wait for ever; with none, everybody waits for a `resize`. */
  checkWeight(weight: number): void {
    if (weight === 1) return
    checkCount('weight', weight)
    if (this.#tooHeavy(weight)) throw this.#refusal(weight)
  }

  resize(total: number): void {
    this.free += total - this.total
    this.total = total
    if (total > 0) this.line.rejectHeavier(total, (weight) => this.#refusal(weight))
    this.#serve()
  }

  close(reason: unknown): void {
    this.closed ??= closedError(this.#label, reason)
    this.line.rejectAll(this.closed)
  }

  clear(reason: unknown): void {
    this.line.rejectAll(closedError(this.#label, reason))
  }

  #serve(): void {
    for (let { head } = this.line; head !== undefined && head.weight <= this.free; head = this.line.head) {
      this.line.shift()
      this.free -= head.weight
      head.resolve(head.value ? new HeldPermit(this, head.weight) : undefined)
      this.#served(head.weight)
    }
  }

  #served(weight: number): void {
    this.acquired++
    if (onAcquire.hasSubscribers) this.#publish(onAcquire, weight)
  }

  #tooHeavy(weight: number): boolean {
    return weight > this.total && this.total > 0
  }

  #refusal(weight: number): Error {
    return invalidNumber('weight', `at most the ${this.total} permits of ${this.#label}`, weight)
  }

  #publish(to: Channel, weight: number): void {
    to.publish({
      name: this.#name,
      weight,
      permits: this.total,
      available: Math.max(0, this.free),
      waiting: this.line.length,
    })
  }
}

function closedError(label: string, cause: unknown): BackpressureError {
  return new BackpressureError('BACKPRESSURE_CLOSED', `${label} is closed`, { cause })
}

const onWait: Channel = /* @__PURE__ */ channel('semaphore:wait')
const onAcquire: Channel = /* @__PURE__ */ channel('semaphore:acquire')
const onRelease: Channel = /* @__PURE__ */ channel('semaphore:release')

export const permitChannels: readonly Channel[] = [onWait, onAcquire, onRelease]
