import type { Signal } from './abort.ts'
import { channel } from './channels.ts'
import type { Sink, SinkKind } from './sink.ts'
import { WaitTimes } from './wait-times.ts'
import { WaitingLine } from './waiting-line.ts'

interface Watch {
  readonly line: WaitingLine<undefined, boolean>
  /** How many keep it while nobody waits. */
  held: number
  wake(room?: boolean): void
}

// All who wait for one sink share one set of listeners.
const watches = new WeakMap<Sink, Watch>()

/** Resolves with true when there is room below the mark, with false when the sink is gone. */
export function whenRoom(kind: SinkKind<Sink>, sink: Sink, mark: number, signal: Signal | undefined): Promise<boolean> {
  if (onWait.hasSubscribers) onWait.publish({ sink })
  const { line } = watches.get(sink) ?? watch(kind, sink)
  kind.look?.(sink)
  return line.wait(undefined, mark, signal && { signal })
}

/** Keeps the listeners from one wait to the next, until the answer is called. */
export function hold(kind: SinkKind<Sink>, sink: Sink): () => void {
  const held = watches.get(sink) ?? watch(kind, sink)
  held.held++
  return () => {
    held.held--
    held.line.left()
  }
}

/** Looks again whether those who wait can go on. */
export function wake(sink: Sink): void {
  watches.get(sink)?.wake()
}

function watch(kind: SinkKind<Sink>, sink: Sink): Watch {
  const line = new WaitingLine<undefined, boolean>('room in the sink', new WaitTimes())
  const wake = (known?: boolean) => {
    for (let waiter = line.head, next; waiter !== undefined; waiter = next) {
      next = waiter.next
      const room = known ?? kind.room(sink, waiter.weight)
      if (room === undefined) continue
      line.remove(waiter)
      waiter.resolve(room)
    }
    line.left()
  }
  const stop = kind.listen(sink, wake, false)
  line.left = () => {
    if (line.head !== undefined || made.held > 0) return
    watches.delete(sink)
    stop()
  }
  const made = { line, held: 0, wake }
  watches.set(sink, made)
  return made
}

const onWait = /* @__PURE__ */ channel('write:wait')
