import { onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { close, isThenable, type Cursor, type Step } from './cursor.ts'
import { defaultMark, type Sink, type SinkKind } from './sink.ts'
import { onRoom, wake, whenRoom } from './sink-watch.ts'

/** What a burst goes on with, and how it ended. */
interface Flow {
  readonly kind: SinkKind<Sink>
  readonly sink: Sink
  readonly cursor: Cursor
  readonly look: () => void
  readonly rest: () => Promise<void> | undefined
  room: boolean | undefined
  held: Promise<void> | undefined
}

/**
 * Brings chunks from a source into a sink; `waits` tells whether the steps of the cursor are promises. It ends at the
 * abort, and when the sink is gone, without waiting for the source.
 */
export function pump(
  kind: SinkKind<Sink>,
  sink: Sink,
  cursor: Cursor,
  waits: boolean,
  signal: Signal | undefined,
): Promise<boolean> {
  const room = kind.open(sink) || undefined
  const flow: Flow = { kind, sink, cursor, look: () => wake(sink), rest: breath(128), room, held: undefined }
  let exhausted = false
  let ended = false

  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      if (ended) return
      ended = true
      forget()
      stop()
      settle()
      if (!exhausted) close(cursor)
    }
    const forget = onAbort(signal, (reason) => end(() => reject(reason)))
    const look = (room?: boolean) => room === false && end(() => resolve(false))
    // A source at hand fills the sink again and again, so that the listeners are worth keeping from one wait to the next.
    const stop = waits ? kind.listen(sink, look, true) : onRoom(kind, sink, look)
    run().then(
      (all) => end(() => resolve(all)),
      (error) => end(() => reject(error)),
    )
  })

  async function run(): Promise<boolean> {
    while (!kind.gone(sink) && (flow.room || (await whenRoom(kind, sink, defaultMark, signal)))) {
      const step = waits ? await cursor.next() : burst(flow)
      if (step?.done) {
        exhausted = true
        return !kind.gone(sink)
      }
      const chunk = isThenable(step?.value) ? await step.value : step?.value
      if (ended || kind.gone(sink)) break
      if (step !== undefined) put(flow, chunk)
      if (flow.held !== undefined) await flow.held
    }
    return false
  }
}

/** Puts without a promise, which also gets it compiled; ends at a step that needs one, and without room. */
function burst(flow: Flow): Step | undefined {
  const { cursor } = flow
  for (;;) {
    const step = cursor.next() as Step
    if (step.done || isThenable(step.value)) return step
    if (!put(flow, step.value)) return undefined
  }
}

/** Whether there is room for more, and nobody else needs a turn. */
function put(flow: Flow, chunk: unknown): boolean {
  flow.room = flow.kind.put(flow.sink, chunk, undefined, defaultMark, flow.look)
  flow.held = flow.rest()
  return flow.room === true && flow.held === undefined
}
