/** One shot of `setTimeout`; longer than its 2^31 - 1 ms in several steps, since Node would fire at once. */
export class Timer {
  #handle: unknown
  #kept = true

  constructor(ms: number, fire: () => void) {
    const start = (left: number) => {
      const step = Math.min(left, 2 ** 31 - 1)
      this.#handle = setTimeout(() => (left > step ? start(left - step) : fire()), step)
      this.keepAlive(this.#kept)
    }
    start(ms)
  }

  cancel(): void {
    clearTimeout(this.#handle as number)
  }

  /** Whether the timer keeps the process alive, where the platform has that notion. */
  keepAlive(kept: boolean): void {
    this.#kept = kept
    ;(this.#handle as { ref?(): void; unref?(): void })[kept ? 'ref' : 'unref']?.()
  }
}
