/* eslint-disable @typescript-eslint/no-explicit-any -- parameters of any take the methods of every such class */
import { builtin } from './builtin.ts'
import { listeners } from './listeners.ts'
import type { SinkKind } from './sink.ts'

/** Node's writables: files, sockets, http requests and responses, stdin of a child, zlib, calls of gRPC. */
export interface NodeSink {
  write(chunk: any, ...rest: any[]): unknown
  on(event: any, listener: (...args: any[]) => void): unknown
  removeListener(event: any, listener: (...args: any[]) => void): unknown
}

export interface State {
  destroyed?: boolean
  closed?: boolean
  writable?: boolean
  writableEnded?: boolean
  writableNeedDrain?: boolean
  writableLength?: number
  writableHighWaterMark?: number
  errored?: unknown
  _writableState?: { needDrain?: boolean }
}

export const nodeSink: SinkKind<NodeSink & State> = {
  room(sink) {
    const { destroyed, writable, writableEnded, closed, errored } = sink
    if (destroyed || writable === false || writableEnded || closed || errored) return false
    return isFull(sink) === false || undefined
  },

  put(sink, chunk, mark, encoding, left) {
    return sink.write(chunk, encoding, left) !== false || nodeSink.room(sink, mark)
  },

  listen(sink, wake) {
    const drained = () => wake()
    const over = () => wake(false)
    return listeners(sink, 'on', 'removeListener', [
      ['drain', drained],
      ['close', over],
      ['finish', over],
      [errorMonitor, over],
    ])
  },
}

/** Undefined where the sink does not tell. */
export function isFull(sink: State): boolean | undefined {
  const { writableLength = 0, writableHighWaterMark: mark } = sink
  const full = mark === undefined ? undefined : writableLength >= mark
  return sink.writableNeedDrain ?? sink._writableState?.needDrain ?? full
}

// Seeing errors in this way leaves them to those who handle them: nothing becomes handled, or unhandled, by waiting.
const errorMonitor = /* @__PURE__ */ monitor()

function monitor(): string | symbol {
  return builtin<{ errorMonitor: symbol }>('node:events')?.errorMonitor ?? 'error'
}
