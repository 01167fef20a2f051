/* eslint-disable @typescript-eslint/no-explicit-any -- parameters of any take the methods of every such class */
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
  readonly wakes: Set<(room: boolean) => unknown>
  over: boolean
}

const desks = /* @__PURE__ */ new WeakMap<WebStream | WebWriter, Desk>()

export const webSink: SinkKind<WebStream | WebWriter> = {
  open: () => true,

  gone: (sink) => desks.get(sink)?.over === true,

  room: () => undefined,

  put(sink, chunk) {
    webSink.pass(sink, chunk, () => {})
    return undefined
  },

  pass(sink, chunk, left) {
    const desk = deskOf(sink)
    const over = () => (desk.over = true)
    try {
      desk.writer.write(chunk).then(left, over)
    } catch {
      // Node throws here, instead of rejecting, for a stream that is closed.
      over()
    }
  },

  listen(sink, wake, goneOnly) {
    const { writer, wakes } = deskOf(sink)
    const told = (room: boolean) => (goneOnly && room) || wake(room)
    wakes.add(told)
    return () => {
      wakes.delete(told)
      if (wakes.size > 0 || writer === sink) return
      desks.delete(sink)
      writer.releaseLock()
    }
  },

  look: (sink) => look(deskOf(sink)),
}

function deskOf(sink: WebStream | WebWriter): Desk {
  let desk = desks.get(sink)
  if (desk === undefined) {
    const writer = 'getWriter' in sink ? sink.getWriter() : sink
    const made: Desk = { writer, wakes: new Set(), over: false }
    const over = () => {
      made.over = true
      tell(made)
    }
    writer.closed.then(over, over)
    desks.set(sink, (desk = made))
  }
  return desk
}

function look(desk: Desk): void {
  const { writer } = desk
  const { ready } = writer
  // Full again by the chunk of another: its promise is a new one. On a stream that closes it stays the same.
  const went = () => (desk.over || writer.ready === ready ? tell(desk) : look(desk))
  ready.then(went, () => (desk.over = true) && went())
}

function tell({ wakes, over }: Desk): void {
  for (const wake of wakes) wake(!over)
}
