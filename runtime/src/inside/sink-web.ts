/* eslint-disable @typescript-eslint/no-explicit-any -- parameters of any take the methods of every such class */
import { keptOf } from './kept.ts'
import type { SinkKind } from './sink.ts'

/** A WHATWG WritableStream. */
export interface WebStream {
  getWriter(): WebWriter
}

/** Its writer. */
export interface WebWriter {
  readonly ready: PromiseLike<unknown>
  readonly closed: PromiseLike<unknown>
  readonly desiredSize: number | null
  write(chunk?: any): PromiseLike<unknown>
  releaseLock(): void
  close(): Promise<unknown>
}

/** One writer for all who use a stream at the same time; the lock goes with the last of them. */
interface Desk {
  readonly writer: WebWriter
  over: boolean
  tell(room: boolean): void
}

const desks = /* @__PURE__ */ new WeakMap<WebStream | WebWriter, Desk>()

export const webSink: SinkKind<WebStream | WebWriter> = {
  room: (sink) => (desks.get(sink)?.over ? false : undefined),

  /** The room is for `ready` to tell, so that whoever locks the stream listens, and unlocks it. */
  put(sink, chunk, _mark, _encoding, left) {
    const desk = deskOf(sink)
    const over = () => (desk.over = true)
    try {
      desk.writer.write(chunk).then(left, over)
    } catch {
      // Node throws here, instead of rejecting, for a stream that is closed.
      over()
    }
    return undefined
  },

  listen(sink, wake) {
    const desk = deskOf(sink)
    desk.tell = wake
    return () => {
      if (desk.writer === sink) return
      desks.delete(sink)
      desk.writer.releaseLock()
    }
  },

  look: (sink) => look(deskOf(sink)),
}

function deskOf(sink: WebStream | WebWriter): Desk {
  return keptOf(desks, sink, () => {
    const writer = 'getWriter' in sink ? sink.getWriter() : sink
    const desk: Desk = { writer, over: false, tell() {} }
    const over = () => {
      desk.over = true
      desk.tell(false)
    }
    writer.closed.then(over, over)
    return desk
  })
}

function look(desk: Desk): void {
  const { writer } = desk
  const { ready } = writer
  // Full again by the chunk of another: its promise is a new one. On a stream that closes it stays the same.
  const went = () => (desk.over || writer.ready === ready ? desk.tell(!desk.over) : look(desk))
  ready.then(went, () => (desk.over = true) && went())
}
