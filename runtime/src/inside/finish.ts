import type { Sink, SinkKind } from './sink.ts'
import { onRoom, whenRoom } from './sink-watch.ts'

type Ending = { end(): unknown; readonly writableFinished?: boolean } | { close(): unknown }

/** Ends a sink; true when it took all that it had, false when it was gone before. */
export async function finish(kind: SinkKind<Sink>, sink: Sink): Promise<boolean> {
  const ending = sink as Ending
  if ('end' in ending) {
    if (kind.room(sink, 0) === false) return false
    await new Promise<void>((over) => {
      const stop = onRoom(kind, sink, (room) => room === false && over(stop()))
      ending.end()
    })
    return ending.writableFinished !== false
  }
  try {
    // A socket may throw away what waits.
    const room = await whenRoom(kind, sink, 1, undefined, kind.room(sink, 1))
    if (room) await ending.close()
    return room
  } catch {
    return false
  }
}
