import { defaultMark, kindOf, type Sink } from './inside/sink.ts'
import { sinkOptions, type DrainOptions } from './inside/sink-options.ts'
import { whenRoom } from './inside/sink-watch.ts'

/**
 * Waits until the sink has room: true then, false when the sink is gone and takes nothing more.
 *
 * When: after a `write` of the platform that answered false; in place of `once(stream, 'drain')`, which waits for ever
 * when the stream is destroyed, and fails to see a drain that came before.
 *
 * Gotchas: as for `write`, it never rejects because of the sink. Many may wait for one sink at the same time; they
 * share its listeners, and all go on at the same drain.
 *
 * @example
 * if (!stream.write(chunk) && !(await drain(stream))) return
 */
export function drain(sink: Sink, options?: DrainOptions): Promise<boolean> {
  try {
    const { highWaterMark = defaultMark, signal } = sinkOptions(options)
    const kind = kindOf(sink)
    return whenRoom(kind, sink, highWaterMark, signal, kind.room(sink, highWaterMark))
  } catch (error) {
    return Promise.reject(error)
  }
}
