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

interface State {
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
    if (destroyed || writable === false || writableEnded || closed || errored || isAnswered(sink)) return false
    return isFull(sink) === false || undefined
  },

  put(sink, chunk, mark, encoding, left) {
    return sink.write(chunk, encoding, left) !== false || nodeSink.room(sink, mark)
  },

  listen(sink, wake) {
    const drained = () => wake(isFull(sink) === undefined ? nodeSink.room(sink, 0) !== false : undefined)
    const over = () => wake(false)
    const ends = ['close', 'finish', errorMonitor, ...(isCall(sink) ? ['status'] : [])]
    return listeners(sink, 'on', 'removeListener', [
      ['drain', drained],
      ...ends.map((event): [string | symbol, () => void] => [event, over]),
    ])
  },
}

/** For sinks that do not tell whether they are full. */
export const blindSink: SinkKind<NodeSink & State> = /* @__PURE__ */ Object.assign({}, nodeSink, { put: putBlind })

/** Such a sink may emit 'drain' inside write(), and never again. */
function putBlind(...[sink, ...chunk]: Parameters<typeof nodeSink.put>): boolean | undefined {
  let drained: true | undefined
  const stop = nodeSink.listen(sink, () => (drained = true))
  try {
    return nodeSink.put(sink, ...chunk) ?? drained
  } finally {
    stop()
  }
}

/** Undefined where the sink does not tell. */
function isFull(sink: State): boolean | undefined {
  const { writableLength = 0, writableHighWaterMark: mark } = sink
  const full = mark === undefined ? undefined : writableLength >= mark
  return sink.writableNeedDrain ?? sink._writableState?.needDrain ?? full
}

function isCall(sink: NodeSink): boolean {
  return 'getPeer' in sink
}

/** Whether the status of a call is there: one that the server answers early stays open and full, and tells once. */
function isAnswered(sink: NodeSink): boolean | undefined {
  if (!isCall(sink)) return false
  if (!calls.has(sink)) {
    calls.set(sink, false)
    sink.on('status', () => calls.set(sink, true))
  }
  return calls.get(sink)
}

const calls = /* @__PURE__ */ new WeakMap<NodeSink, boolean>()

// Seeing errors in this way leaves them to those who handle them: nothing becomes handled, or unhandled, by waiting.
const errorMonitor = /* @__PURE__ */ monitor()

function monitor(): string | symbol {
  return builtin<{ errorMonitor: symbol }>('node:events')?.errorMonitor ?? 'error'
}
