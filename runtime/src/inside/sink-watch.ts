import { onAbort, type Signal } from './abort.ts'
import { channel } from './channels.ts'
import { keptOf } from './kept.ts'
import { settledFalse, settledTrue } from './settled.ts'
import type { Room } from './sink.ts'

type Wake = (room?: boolean) => void

/** All who wait for one sink share one set of listeners. */
interface Watch {
  readonly wakes: Set<Wake>
  stop(): void
}

const watches = /* @__PURE__ */ new WeakMap<object, Watch>()

/** Resolves with the room that is known, or else with true when there is room, with false when the sink is gone. */
export function whenRoom<S extends object>(
  kind: Room<S>,
  sink: S,
  mark: number,
  signal: Signal | undefined,
  known?: boolean,
): Promise<boolean> {
  if (known !== undefined) return known ? settledTrue : settledFalse
  if (onWait?.hasSubscribers) onWait.publish({ sink })
  return new Promise((resolve, reject) => {
    const end = () => {
      forget()
      stop()
    }
    const stop = onRoom(kind, sink, (known) => {
      const room = known ?? kind.room(sink, mark)
      if (room === undefined) return
      end()
      resolve(room)
    })
    const forget = onAbort(signal, (reason) => {
      end()
      reject(reason)
    })
    kind.look?.(sink)
  })
}

/** Calls `wake` when the room may have changed, with false when the sink is gone; the answer ends it. */
export function onRoom<S extends object>(kind: Room<S>, sink: S, wake: Wake): () => void {
  const { wakes, stop } = keptOf(watches, sink, () => {
    const wakes = new Set<Wake>()
    return { wakes, stop: kind.listen(sink, (room) => wakes.forEach((wake) => wake(room))) }
  })
  wakes.add(wake)
  return () => {
    if (!wakes.delete(wake) || wakes.size > 0) return
    watches.delete(sink)
    stop()
  }
}

/** Looks again whether those who wait can go on. */
export function wake(sink: object): void {
  watches.get(sink)?.wakes.forEach((wake) => wake())
}

const onWait = /* @__PURE__ */ channel('write:wait')
