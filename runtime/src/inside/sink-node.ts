/* eslint-disable @typescript-eslint/no-explicit-any -- parameters of any take the methods of every such class */
import { builtin } from './builtin.ts'
import type { SinkKind } from './sink.ts'

/** Node's writables: files, sockets, http requests and responses, stdin of a child, zlib. */
export interface NodeSink {
  write(chunk: any, ...rest: any[]): unknown
  on(event: any, listener: (...args: any[]) => void): unknown
  removeListener(event: any, listener: (...args: any[]) => void): unknown
}

interface State {
  destroyed?: boolean
  closed?: boolean
  end(): unknown
  writable?: boolean
  writableEnded?: boolean
  writableNeedDrain?: boolean
  writableFinished?: boolean
  writableLength?: number
  writableHighWaterMark?: number
  errored?: unknown
  _writableState?: { needDrain?: boolean }
}

export const nodeSink: SinkKind<NodeSink & State> = {
  open: () => true,

  gone: (sink) =>
    sink.destroyed === true ||
    sink.writable === false ||
    sink.writableEnded === true ||
    sink.closed === true ||
    !!sink.errored,

  room(sink) {
    if (nodeSink.gone(sink)) return false
    return isFull(sink) === false ? true : undefined
  },

  put(sink, chunk, encoding) {
    if (sink.writableNeedDrain === undefined) return putBlind(sink, chunk, encoding)
    const taken = encoding === undefined ? sink.write(chunk) : sink.write(chunk, encoding)
    return taken !== false || nodeSink.room(sink, 0)
  },

  pass: (sink, chunk, left) => void sink.write(chunk, left),

  finish: (sink) =>
    new Promise((resolve) => {
      const over = () => {
        stop()
        resolve(sink.writableFinished !== false)
      }
      const stop = nodeSink.listen(sink, over, true)
      sink.end()
    }),

  listen(sink, wake, goneOnly) {
    const drained = () => wake(isFull(sink) === undefined ? !nodeSink.gone(sink) : undefined)
    const over = () => wake(false)
    const ends = ['close', 'finish', errorMonitor]
    if (!goneOnly) sink.on('drain', drained)
    for (const event of ends) sink.on(event, over)
    return () => {
      sink.removeListener('drain', drained)
      for (const event of ends) sink.removeListener(event, over)
    }
  },
}

/** A sink that does not tell whether it is full may emit 'drain' inside write() and never again. */
function putBlind(sink: NodeSink & State, chunk: unknown, encoding: string | undefined): boolean | undefined {
  let drained = false
  const stop = nodeSink.listen(sink, () => (drained = true), false)
  try {
    const taken = sink.write(chunk, encoding)
    return taken !== false || drained || nodeSink.room(sink, 0)
  } finally {
    stop()
  }
}

/** Undefined where the sink does not tell. */
function isFull(sink: State): boolean | undefined {
  const { writableNeedDrain, writableLength, writableHighWaterMark } = sink
  if (typeof writableNeedDrain === 'boolean') return writableNeedDrain
  if (typeof sink._writableState?.needDrain === 'boolean') return sink._writableState.needDrain
  if (typeof writableLength === 'number' && typeof writableHighWaterMark === 'number') {
    return writableLength >= writableHighWaterMark
  }
  return undefined
}

// Seeing errors in this way leaves them to those who handle them: nothing becomes handled, or unhandled, by waiting.
const errorMonitor = /* @__PURE__ */ monitor()

function monitor(): string | symbol {
  return builtin<{ errorMonitor: symbol }>('node:events')?.errorMonitor ?? 'error'
}
