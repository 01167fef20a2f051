import { Semaphore } from 'backpressure-runtime'

/** async-sema by Semaphore: tokens are kept beside the permits. */
export class Sema {
  #permits
  #tokens
  #held = []
  #pausing
  #paused = false

  constructor(count, { initFn = () => '1', pauseFn, resumeFn } = {}) {
    this.#permits = new Semaphore(count)
    this.#tokens = Array.from({ length: count }, () => initFn())
    this.#pausing = { pauseFn, resumeFn }
  }

  tryAcquire() {
    const permit = this.#permits.tryAcquire()
    return permit && this.#hold(permit)
  }

  async acquire() {
    const free = this.tryAcquire()
    if (free !== undefined) return free
    if (!this.#paused) this.#pausing.pauseFn?.()
    this.#paused = true
    return this.#hold(await this.#permits.acquire())
  }

  release(token = '1') {
    this.#tokens.push(token)
    this.#held.pop()?.release()
    if (!this.#paused || this.#permits.available === 0) return
    this.#paused = false
    this.#pausing.resumeFn?.()
  }

  drain() {
    return Promise.all(Array.from({ length: this.#permits.permits }, () => this.acquire()))
  }

  nrWaiting() {
    return this.#permits.waiting
  }

  #hold(permit) {
    this.#held.push(permit)
    return this.#tokens.pop()
  }
}
