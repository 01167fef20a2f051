import { keptOf } from './kept.ts'
import type { SinkKind } from './sink.ts'
import { isFull, nodeSink, type NodeSink, type State } from './sink-node.ts'

/** What such a sink said last: true for room, false for its end. */
interface Word {
  room?: boolean | undefined
  /** Whether it calls back when a chunk has left. */
  answers: boolean
  tell(room: boolean): void
}

const words = /* @__PURE__ */ new WeakMap<NodeSink, Word>()

/**
 * For sinks whose state tells nothing of what takes the chunks: there is none, or somebody has put a `write` of his own
 * before it, such as one that compresses a response. What they tell may come inside `write`, and never again. A call of
 * gRPC tells in that way of its end: one that the server answers early stays open and full.
 */
export const blindSink: SinkKind<NodeSink> = {
  room: (sink, mark) => words.get(sink)?.room !== false && nodeSink.room(sink, mark),

  put(sink, chunk, mark, encoding, left) {
    const word = wordOf(sink)
    const answer = (error: unknown) => {
      word.answers = true
      left!(error)
    }
    word.room = undefined
    // Destroyed inside `write`, its end is known before it tells.
    const taken = sink.write(chunk, encoding, left && answer) !== false || (nodeSink.room(sink, mark) && undefined)
    return (word.room ??= taken)
  },

  listen(sink, wake) {
    wordOf(sink).tell = wake
    return () => {}
  },
}

export function isBlind(sink: NodeSink & State): boolean {
  return isFull(sink) === undefined || Object.hasOwn(sink, 'write') || isCall(sink)
}

/** Who says that it has room, and does not call back, holds nothing that is known of. */
export function isEmpty(sink: object): boolean | undefined {
  const word = words.get(sink as NodeSink)
  return word?.room && !word.answers
}

function isCall(sink: NodeSink): boolean {
  return 'getPeer' in sink
}

/** Listens for good: it may tell between writes, and what is put before a sink may keep the listeners it is given. */
function wordOf(sink: NodeSink): Word {
  return keptOf(words, sink, () => {
    const word: Word = { answers: isCall(sink), tell() {} }
    const hear = (room = true) => word.tell((word.room = word.room !== false && room))
    nodeSink.listen(sink, hear)
    if (word.answers) sink.on('status', () => hear(false))
    return word
  })
}
