import { settled } from './settled.ts'
import type { Wait } from './wait.ts'
import { WaitTimes } from './wait-times.ts'
import { WaitingLine } from './waiting-line.ts'

/** Callers that wait for a size below a number of their own. */
export class Levels {
  readonly #line: WaitingLine<undefined, void>
  /** Nobody waits for a higher number, so that most changes of the size need no look at the line. */
  #highest = 0

  constructor(what: string, maxWaiting: number | undefined) {
    this.#line = new WaitingLine(what, new WaitTimes(), maxWaiting)
  }

  get any(): boolean {
    return this.#line.head !== undefined
  }

  wait(level: number, size: number, wait: Wait | undefined): Promise<void> {
    if (size < level) return settled()
    this.#highest = Math.max(this.#highest, level)
    return this.#line.wait(undefined, level, wait)
  }

  reached(size: number): void {
    if (size >= this.#highest) return
    this.#highest = 0
    for (let waiter = this.#line.head, next; waiter !== undefined; waiter = next) {
      next = waiter.next
      if (size < waiter.weight) {
        this.#line.remove(waiter)
        waiter.resolve()
      } else this.#highest = Math.max(this.#highest, waiter.weight)
    }
  }

  rejectAll(error: unknown): void {
    this.#line.rejectAll(error)
  }
}
