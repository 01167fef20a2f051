import { Semaphore as Permits } from 'backpressure-runtime'

const CANCELED = new Error('request for lock canceled')

/** The semaphore of async-mutex by ours; it has no priorities, they are left out. */
export default class Semaphore {
  #permits
  #error
  #cancelling = new AbortController()

  constructor(value, error = CANCELED) {
    this.#permits = new Permits(value)
    this.#error = error
  }

  async acquire(weight = 1) {
    const permit = this.#permits.tryAcquire(weight) ?? (await this.#wait(weight))
    return [this.#permits.available + weight, () => permit[Symbol.dispose]()]
  }

  #wait(weight) {
    return this.#permits.acquire(weight, { signal: this.#cancelling.signal })
  }

  async runExclusive(fn, weight) {
    const [value, release] = await this.acquire(weight)
    try {
      return await fn(value)
    } finally {
      release()
    }
  }

  async waitForUnlock(weight = 1) {
    const [, release] = await this.acquire(weight)
    release()
  }

  isLocked() {
    return this.#permits.available === 0
  }

  getValue() {
    return this.#permits.available
  }

  /** What nobody holds is a matter of how many permits there are. */
  setValue(value) {
    this.#permits.resize(this.#permits.permits - this.#permits.available + value)
  }

  release(weight = 1) {
    this.#permits.resize(this.#permits.permits + weight)
  }

  cancel() {
    this.#cancelling.abort(this.#error)
    this.#cancelling = new AbortController()
  }
}
