import { receive, type QueueCore, type Taking } from './queue-core.ts'
import { removeAll } from './waiting-line.ts'

/** Takes until the queue is closed and empty. Leaving early leaves the rest in the queue. */
export function queueIterator<T>(core: QueueCore<T>): AsyncIterableIterator<T> {
  const end = { done: true, value: undefined } as const
  const how: Taking<T> = { got: (value) => ({ done: false, value }), end }
  let left = false

  return {
    next: () => (left ? Promise.resolve(end) : receive(core, how)) as Promise<IteratorResult<T, undefined>>,
    /** A `next()` that still waits ends too: nobody would use what it gets. */
    async return() {
      left = true
      for (const { resolve } of removeAll(core.takes, ({ value }) => value === how)) resolve(end)
      return end
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
