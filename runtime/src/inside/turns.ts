import type { Failure } from './outlet.ts'
import { Ring } from './ring.ts'

/** One item of a run. */
export interface Entry {
  readonly index: number
  done: boolean
  value: unknown
  failure: Failure
}

/** Lets entries out in the order in which they came in, each once it and those before it are done. */
export class Turns {
  readonly #entries = new Ring<Entry>()
  #head: Entry | undefined

  enter(entry: Entry): void {
    this.#entries.push(entry)
  }

  leave(out: (entry: Entry) => void): void {
    for (;;) {
      this.#head ??= this.#entries.count > 0 ? this.#entries.shift() : undefined
      if (this.#head?.done !== true) return
      const ready = this.#head
      this.#head = undefined
      out(ready)
    }
  }
}
