/** A running `setTimeout`, as platforms name it. */
export type Timer = { ref?(): unknown; unref?(): unknown } | number

/**
 * One shot of `setTimeout`; longer than its 2^31 - 1 ms in several steps, since Node would fire at once.
 * `hold` gets the timer of each step.
 */
export function after(ms: number, fire: () => void, hold: (timer: Timer) => void): void {
  const step = Math.min(ms, 2 ** 31 - 1)
  hold(setTimeout(() => (ms > step ? after(ms - step, fire, hold) : fire()), step))
}

/** As `after`, again and again; each time the next one is set before it fires. */
export function every(ms: number, fire: () => void, hold: (timer: Timer) => void): void {
  const again = () => {
    every(ms, fire, hold)
    fire()
  }
  after(ms, again, hold)
}
