import { onAbort, type Signal } from './abort.ts'
import { Breath } from './breath.ts'
import { close, isThenable, type Cursor, type Step } from './cursor.ts'
import { defaultMark, type Sink, type SinkKind } from './sink.ts'
import { wake, whenRoom } from './sink-watch.ts'

/** Chunks on their way from a source into a sink. */
export class Pump {
  readonly #kind: SinkKind<Sink>
  readonly #sink: Sink
  readonly #cursor: Cursor
  readonly #signal: Signal | undefined
  readonly #breath = new Breath(128)
  readonly #look = () => wake(this.#sink)
  #full = false
  #ended = false

  constructor(kind: SinkKind<Sink>, sink: Sink, cursor: Cursor, signal: Signal | undefined) {
    this.#kind = kind
    this.#sink = sink
    this.#cursor = cursor
    this.#signal = signal
  }

  /** From a source at hand: in bursts without a promise, as long as the sink has room. */
  async run(): Promise<boolean> {
    try {
      while (await this.#room()) {
        const step = this.#burst()
        if (step?.done) {
          this.#ended = true
          return !this.#kind.gone(this.#sink)
        }
        if (step !== undefined) await this.#putPromised(step)
      }
      return false
    } finally {
      if (!this.#ended) close(this.#cursor)
    }
  }

  /** From a source that is waited for: ends at the abort, and when the sink is gone, without waiting for the source. */
  watched(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void, exhausted = false) => {
        if (this.#ended) return
        this.#ended = true
        letGo()
        stop()
        settle()
        if (!exhausted) close(this.#cursor)
      }
      const letGo = onAbort(this.#signal, (reason) => end(() => reject(reason)))
      const stop = this.#kind.listen(this.#sink, (room) => room === false && end(() => resolve(false)), true)
      this.#follow(end, resolve).catch((error) => end(() => reject(error)))
    })
  }

  async #follow(
    end: (settle: () => void, exhausted?: boolean) => void,
    resolve: (all: boolean) => void,
  ): Promise<void> {
    while (await this.#room()) {
      const step = await this.#cursor.next()
      if (step.done) return end(() => resolve(!this.#kind.gone(this.#sink)), true)
      if (this.#ended) return
      await this.#putPromised(step)
    }
    end(() => resolve(false))
  }

  /** Whether the sink takes a chunk; waits while it is full or opening, and when others need a turn. */
  async #room(): Promise<boolean> {
    if (this.#breath.held !== undefined) await this.#breath.held
    if (this.#signal?.aborted === true) throw this.#signal.reason
    if (this.#kind.gone(this.#sink)) return false
    if (!this.#full && this.#kind.open(this.#sink)) return true
    this.#full = false
    return whenRoom(this.#kind, this.#sink, defaultMark, this.#signal)
  }

  /** Ends at the answered step, or with undefined at a sink that is full or gone and when others need a turn. */
  #burst(): Step | undefined {
    const kind = this.#kind
    const sink = this.#sink
    const cursor = this.#cursor
    const breath = this.#breath
    const look = this.#look
    for (;;) {
      const step = cursor.next() as Step
      if (step.done || isThenable(step.value)) return step
      const room = kind.put(sink, step.value, undefined, defaultMark, look)
      breath.step()
      if (room === true && breath.held === undefined) continue
      this.#full = room === undefined
      return undefined
    }
  }

  async #putPromised(step: Step): Promise<void> {
    const chunk = isThenable(step.value) ? await step.value : step.value
    if (this.#ended || this.#kind.gone(this.#sink)) return
    this.#full = this.#kind.put(this.#sink, chunk, undefined, defaultMark, this.#look) === undefined
  }
}
