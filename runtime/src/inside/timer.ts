/** A running `setTimeout`. */
export interface Timer {
  handle: { ref?(): unknown; unref?(): unknown } | number | undefined
  /** Whether it keeps the process alive, where the platform has that notion. */
  kept: boolean
}

/** One shot of `setTimeout`; longer than its 2^31 - 1 ms in several steps, since Node would fire at once. */
export function after(ms: number, fire: () => void, timer: Timer = { handle: undefined, kept: true }): Timer {
  const step = Math.min(ms, 2 ** 31 - 1)
  timer.handle = setTimeout(() => void (ms > step ? after(ms - step, fire, timer) : fire()), step)
  if (!timer.kept) keepAlive(timer, false)
  return timer
}

export function keepAlive(timer: Timer, kept: boolean): void {
  timer.kept = kept
  Object(timer.handle)[kept ? 'ref' : 'unref']?.()
}

export function cancel(timer: Timer | undefined): void {
  clearTimeout(timer?.handle as number | undefined)
}
