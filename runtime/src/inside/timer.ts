/**
 * One shot of `setTimeout`, taken from globalThis at call time so that a fake clock is seen.
 * Longer than the platform's 2^31 - 1 ms it goes in several steps: Node would fire at once.
 */
export class Timer {
  #handle: unknown
  #kept = true
  readonly #fire: () => void

  constructor(ms: number, fire: () => void) {
    this.#fire = fire
    this.#start(ms)
  }

  cancel(): void {
    globalThis.clearTimeout(this.#handle as number)
  }

  /** Whether the timer keeps the process alive, where the platform has that notion. */
  keepAlive(kept: boolean): void {
    this.#kept = kept
    const handle = this.#handle as { ref?(): void; unref?(): void }
    if (kept) handle.ref?.()
    else handle.unref?.()
  }

  #start(ms: number): void {
    const step = Math.min(ms, longest)
    this.#handle = globalThis.setTimeout(() => (ms > step ? this.#start(ms - step) : this.#fire()), step)
    if (!this.#kept) this.keepAlive(false)
  }
}

const longest = 2_147_483_647
