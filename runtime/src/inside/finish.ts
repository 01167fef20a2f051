import type { Sink, SinkKind } from './sink.ts'
import { onRoom } from './sink-watch.ts'

type Ending = { end(): unknown; readonly writableFinished?: boolean } | { close(): unknown }

/** Ends a sink; true when it took all that it had, false when it was gone before. */
export async function finish(kind: SinkKind<Sink>, sink: Sink): Promise<boolean> {
  const ending = sink as Ending
  if ('end' in ending) {
    await new Promise<void>((over) => {
      const stop = onRoom(kind, sink, (room) => room === false && over(stop()))
      ending.end()
    })
    return ending.writableFinished !== false
  }
  try {
    await ending.close()
    return true
  } catch {
    return false
  }
}
