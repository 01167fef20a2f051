import type { Failure } from './outlet.ts'
import { add, fifo, takeFirst } from './fifo.ts'

/** One item of a run. */
export interface Entry {
  readonly index: number
  done: boolean
  value: unknown
  failure: Failure
}

/** Lets entries out in the order in which they came in, each once it and those before it are done. */
export class Turns {
  readonly #entries = fifo<Entry>()
  #head: Entry | undefined

  enter(entry: Entry): void {
    add(this.#entries, entry)
  }

  leave(out: (entry: Entry) => void): void {
    for (;;) {
      this.#head ??= this.#entries.count > 0 ? takeFirst(this.#entries) : undefined
      if (this.#head?.done !== true) return
      const ready = this.#head
      this.#head = undefined
      out(ready)
    }
  }
}
