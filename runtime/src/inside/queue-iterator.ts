import type { BoundedQueue } from '../bounded-queue.ts'

/** Takes until the queue is closed and empty. Leaving early leaves the rest in the queue. */
export function queueIterator<T>(queue: BoundedQueue<T>): AsyncIterableIterator<T> {
  const end = { done: true, value: undefined } as const
  const left = new AbortController()
  return {
    async next() {
      const got = left.signal.aborted ? undefined : queue.tryTake()
      if (got !== undefined) return { done: false, value: got.value }
      try {
        // An item that is a promise stays one in a list.
        const [value] = (await queue.takeMany(1, left)) as [T]
        return { done: false, value }
      } catch (error) {
        if (queue.closed || left.signal.aborted) return end
        throw error
      }
    },
    /** A `next()` that still waits ends too: nobody would use what it gets. */
    async return() {
      left.abort()
      return end
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
