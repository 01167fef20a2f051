import type { BoundedQueue } from '../bounded-queue.ts'
import { iteration } from './iteration.ts'

/** Takes until the queue is closed and empty. Leaving early leaves the rest in the queue. */
export function queueIterator<T>(queue: BoundedQueue<T>): AsyncIterableIterator<T, undefined> {
  const left = new AbortController()
  return iteration(
    () => nextOf(queue, left.signal),
    // A `next()` that still waits ends too: nobody would use what it gets.
    () => left.abort(),
  )
}

/** The next item; done when the queue is closed and empty, or the signal calls it off. */
export async function nextOf<T>(queue: BoundedQueue<T>, signal: AbortSignal): Promise<IteratorResult<T, undefined>> {
  const got = signal.aborted ? undefined : queue.tryTake()
  if (got !== undefined) return { done: false, value: got.value }
  try {
    // An item that is a promise stays one in a list.
    const [value] = (await queue.takeMany(1, { signal })) as [T]
    return { done: false, value }
  } catch (error) {
    if (queue.closed || signal.aborted) return { done: true, value: undefined }
    throw error
  }
}
