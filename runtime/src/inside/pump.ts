import { onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { close, isThenable, type Opened, type Step } from './cursor.ts'
import { defaultMark, type Sink, type SinkKind } from './sink.ts'
import { onRoom, whenRoom } from './sink-watch.ts'

/**
 * Brings chunks from a source into a sink; `waits` tells whether the steps of the cursor are promises. It ends at the
 * abort, and when the sink is gone, without waiting for the source.
 */
export function pump(
  kind: SinkKind<Sink>,
  sink: Sink,
  [cursor, waits]: Opened,
  signal: Signal | undefined,
): Promise<boolean> {
  const rest = breath(1)
  const gone = () => ended || kind.room(sink, defaultMark) === false
  let room: boolean | undefined = !kind.opening?.(sink)
  let exhausted = false
  let ended = false

  return new Promise((resolve, reject) => {
    const end = <A>(settle: (answer: A) => void, answer: A) => {
      if (ended) return
      ended = true
      forget()
      stop()
      settle(answer)
      if (!exhausted) close(cursor)
    }
    const forget = onAbort(signal, (reason) => end(reject, reason))
    // Kept from one wait to the next: a source at hand fills the sink again and again.
    const stop = onRoom(kind, sink, (room) => room === false && end(resolve, false))
    run().then(
      (all) => end(resolve, all),
      (error) => end(reject, error),
    )
  })

  async function run(): Promise<boolean> {
    while (!gone() && (room || (await whenRoom(kind, sink, defaultMark, signal)))) {
      // Not between a put and the wait for room: a drain that comes in a breath would be missed.
      const held = rest()
      if (held !== undefined) await held
      if (gone()) return false
      const step = waits ? await cursor.next() : burst()
      if (step === undefined) continue
      if (step.done) {
        exhausted = true
        return !gone()
      }
      const chunk = isThenable(step.value) ? await step.value : step.value
      if (gone()) return false
      room = kind.put(sink, chunk, defaultMark)
    }
    return false
  }

  /** Some chunks without a promise, as many as have room; ends at a step that needs one. */
  function burst(): Step | undefined {
    room = true
    for (let i = 0; i < 128 && room; i++) {
      const step = cursor.next() as Step
      // Bytes are asked first: to look for a `then` that is not there takes longer than to write a small chunk of them.
      if (step.done || (!ArrayBuffer.isView(step.value) && isThenable(step.value))) return step
      room = kind.put(sink, step.value, defaultMark)
    }
    return undefined
  }
}
