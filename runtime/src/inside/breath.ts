/**
 * Lets timers, I/O and aborts have their turn when work goes from microtask to microtask for more than 10 ms.
 * To be called once a piece of work; while the answer is a promise, whoever works waits for it.
 * By the clock, not by count: work that waits for the outside never pays, and a stopped fake clock never hangs it.
 * The clock is looked at once in `every` pieces.
 */
export function breath(every: number): () => Promise<void> | undefined {
  let pieces = 0
  let last = performance.now()
  let held: Promise<void> | undefined

  return () => {
    if (held !== undefined || ++pieces < every) return held
    pieces = 0
    if (performance.now() - last > 10) held = new Promise(turn)
    return held
  }

  function turn(free: () => void): void {
    const later = globalThis.setImmediate ?? globalThis.setTimeout
    later(() => {
      last = performance.now()
      held = undefined
      free()
    })
  }
}
