import { invalid } from './check.ts'
import { blindSink, isBlind } from './sink-blind.ts'
import { nodeSink, type NodeSink } from './sink-node.ts'
import { socketSink, type SocketSink } from './sink-socket.ts'
import { webSink, type WebStream, type WebWriter } from './sink-web.ts'

/** Whatever takes chunks and can be full: Node's writables, web streams and their writers, sockets with a buffer. */
export type Sink = NodeSink | WebStream | WebWriter | SocketSink

/** How the room in a sink is known: true, false when the sink is gone, undefined when it is full or not known. */
export interface Room<S> {
  room(sink: S, mark: number): boolean | undefined
  /** Calls `wake` when the room may have changed, with false when the sink is gone; the answer ends it. */
  listen(sink: S, wake: (room?: boolean) => void): () => void
  /** For kinds whose signal of room has to be asked for anew: called at each wait. */
  look?(sink: S): void
}

/** How a kind of sink is used. */
export interface SinkKind<S> extends Room<S> {
  /** Whether it is too early for chunks, where a sink can be opened later. */
  opening?(sink: S): boolean
  /**
   * Hands over a chunk to a sink that is not gone, and tells the room after it; calls `left` when the chunk has left
   * the buffer, where the sink tells.
   */
  put(sink: S, chunk: unknown, mark: number, encoding?: string, left?: (error?: unknown) => void): boolean | undefined
}

/** What a sink without a mark of its own may buffer, in bytes. */
export const defaultMark: number = 1_048_576

export function kindOf(sink: Sink): SinkKind<Sink> {
  const members = Object(sink) as Record<string, unknown>
  const { write, on, getWriter, ready, send, bufferedAmount } = members
  if (typeof write === 'function' && typeof on === 'function') return isBlind(sink as NodeSink) ? blindSink : nodeSink
  if (getWriter !== undefined || (write !== undefined && typeof ready === 'object')) return webSink
  if (send !== undefined && bufferedAmount !== undefined) return socketSink
  throw invalid('sink', 'a writable stream, a writer, a WebSocket or a data channel', sink)
}
