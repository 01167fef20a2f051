import { onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { close, isThenable, type Cursor, type Step } from './cursor.ts'
import { defaultMark, type Sink, type SinkKind } from './sink.ts'
import { hold, wake, whenRoom } from './sink-watch.ts'

/** Brings chunks from a source into a sink; `waits` tells whether the steps of the cursor are promises. */
export function pump(
  kind: SinkKind<Sink>,
  sink: Sink,
  cursor: Cursor,
  waits: boolean,
  signal: Signal | undefined,
): Promise<boolean> {
  const rest = breath(128)
  const look = () => wake(sink)
  let held: Promise<void> | undefined
  let full = false
  let ended = false
  let letGo: (() => void) | undefined
  return waits ? watched() : run()

  /** From a source at hand: in bursts without a promise, as long as the sink has room. */
  async function run(): Promise<boolean> {
    try {
      while (await hasRoom()) {
        const step = burst()
        if (step?.done) {
          ended = true
          return !kind.gone(sink)
        }
        if (step !== undefined) await putPromised(step)
        if (full) letGo ??= hold(kind, sink)
      }
      return false
    } finally {
      letGo?.()
      if (!ended) close(cursor)
    }
  }

  /** Ends at a step that is the last or a promise, or with undefined without room and when others need a turn. */
  function burst(): Step | undefined {
    for (;;) {
      const step = cursor.next() as Step
      if (step.done || isThenable(step.value)) return step
      const room = kind.put(sink, step.value, undefined, defaultMark, look)
      held = rest()
      if (room === true && held === undefined) continue
      full = room === undefined
      return undefined
    }
  }

  /** From a source that is waited for: ends at the abort, and when the sink is gone, without waiting for the source. */
  function watched(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void, exhausted = false) => {
        if (ended) return
        ended = true
        forget()
        stop()
        settle()
        if (!exhausted) close(cursor)
      }
      const forget = onAbort(signal, (reason) => end(() => reject(reason)))
      const stop = kind.listen(sink, (room) => room === false && end(() => resolve(false)), true)
      follow((all, exhausted) => end(() => resolve(all), exhausted)).catch((error) => end(() => reject(error)))
    })
  }

  async function follow(end: (all: boolean, exhausted: boolean) => void): Promise<void> {
    while (await hasRoom()) {
      const step = await cursor.next()
      if (step.done) return end(!kind.gone(sink), true)
      if (ended) return
      await putPromised(step)
    }
    end(false, false)
  }

  /** Whether the sink takes a chunk; waits while it is full or opening, and when others need a turn. */
  async function hasRoom(): Promise<boolean> {
    if (held !== undefined) await held
    if (signal?.aborted === true) throw signal.reason
    if (kind.gone(sink)) return false
    if (!full && kind.open(sink)) return true
    full = false
    return whenRoom(kind, sink, defaultMark, signal)
  }

  async function putPromised(step: Step): Promise<void> {
    const chunk = isThenable(step.value) ? await step.value : step.value
    if (ended || kind.gone(sink)) return
    full = kind.put(sink, chunk, undefined, defaultMark, look) === undefined
  }
}
