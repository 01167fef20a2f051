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

interface Desk {
  readonly writer: WebWriter
  readonly wakes: Set<(room: boolean) => void>
  over: boolean
  /** The `ready` that is waited for. */
  ready: unknown
}

const desks = new WeakMap<WebStream | WebWriter, Desk>()

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

  finish: (sink) =>
    deskOf(sink).writer.close().then(
      () => true,
      () => false,
    ),

  listen(sink, wake, goneOnly) {
    const desk = deskOf(sink)
    const told = (room: boolean) => (room ? goneOnly || wake(true) : wake(false))
    desk.wakes.add(told)
    return () => {
      desk.wakes.delete(told)
      if (desk.wakes.size > 0 || desk.writer === sink) return
      desks.delete(sink)
      desk.writer.releaseLock()
    }
  },

  look: (sink) => lookOut(deskOf(sink)),
}

/** One writer for all who use the stream at the same time; the lock goes with the last of them. */
function deskOf(sink: WebStream | WebWriter): Desk {
  let desk = desks.get(sink)
  if (desk === undefined) {
    const writer = 'getWriter' in sink ? sink.getWriter() : sink
    const made: Desk = { writer, wakes: new Set(), over: false, ready: undefined }
    const over = () => {
      made.over = true
      tell(made, false)
    }
    writer.closed.then(over, over)
    desks.set(sink, (desk = made))
  }
  return desk
}

/** Each change from full to not full comes as a promise of its own. */
function lookOut(desk: Desk): void {
  const { ready } = desk.writer
  if (desk.ready === ready) return
  desk.ready = ready
  ready.then(
    () => {
      if (desk.ready !== ready) return
      desk.ready = undefined
      // Full again by the chunk of another: its promise is a new one. On a stream that closes it stays the same.
      if (desk.over || desk.writer.ready === ready) tell(desk, !desk.over)
      else lookOut(desk)
    },
    () => tell(desk, false),
  )
}

function tell(desk: Desk, room: boolean): void {
  for (const wake of [...desk.wakes]) wake(room)
}
