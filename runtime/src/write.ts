import { defaultMark, kindOf, type Sink } from './inside/sink.ts'
import { sinkOptions, type WriteOptions } from './inside/sink-options.ts'
import { whenRoom } from './inside/sink-watch.ts'

/**
 * Writes a chunk and waits until the sink has room for more: true then, false when the sink is gone (closed, destroyed,
 * failed or ended) and takes nothing more.
 *
 * When: in every loop that writes to a file, socket, http response, child process, web stream or WebSocket.
 *
 * Gotchas: it never rejects because of the sink, so a client that leaves is no unhandled rejection; stop at `false`,
 * and listen to the sink's own error event to learn why. An abort ends the wait, but the chunk is in the sink already.
 * True does not mean that the chunk has arrived. A chunk of a wrong type still rejects.
 *
 * @example
 * for await (const row of rows) {
 *   if (!(await write(response, JSON.stringify(row) + '\n'))) break
 * }
 * response.end()
 */
export function write(sink: Sink, chunk: unknown, options?: WriteOptions): Promise<boolean> {
  try {
    const { encoding, highWaterMark = defaultMark, signal } = sinkOptions(options)
    const kind = kindOf(sink)
    if (kind.opening?.(sink)) {
      return whenRoom(kind, sink, highWaterMark, signal).then((open) => open && write(sink, chunk, options))
    }
    const room = kind.room(sink, highWaterMark) !== false && kind.put(sink, chunk, highWaterMark, encoding)
    return whenRoom(kind, sink, highWaterMark, signal, room)
  } catch (error) {
    return Promise.reject(error)
  }
}
