import { invalid } from './check.ts'

/** Where the items come from, one step at a time. */
export interface Cursor {
  next(): Step | PromiseLike<Step>
  return?(): unknown
}

export interface Step {
  done?: boolean | undefined
  value: unknown
}

/** Starts an iteration; `waits` tells whether its steps are promises. */
export function open(source: unknown): { cursor: Cursor; waits: boolean } {
  const given = source as Partial<Iterable<unknown> & AsyncIterable<unknown>> | null | undefined
  if (Array.isArray(given) || given instanceof Set) for (const item of given) shield(item)
  if (Array.isArray(given)) return { cursor: arrayCursor(given), waits: false }
  if (typeof given?.[Symbol.asyncIterator] === 'function') {
    return { cursor: given[Symbol.asyncIterator]!() as Cursor, waits: true }
  }
  if (typeof given?.[Symbol.iterator] === 'function')
    return { cursor: given[Symbol.iterator]!() as Cursor, waits: false }
  throw invalid('source', 'an iterable or async iterable', source)
}

/** Tells the source that nobody asks any more, without waiting for its answer. */
export function close(cursor: Cursor): void {
  try {
    shield(cursor.return?.())
  } catch {
    // The call already ends for another reason, which is the one to report.
  }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}

/**
 * A promise that rejects before it is awaited is not unhandled: its turn comes, or the call has failed before.
 * Only plain promises: the `then` of others, such as queries, may start the very work that has to wait.
 */
export function shield(value: unknown): void {
  if (value instanceof Promise && value.then === Promise.prototype.then) value.then(undefined, () => {})
}

/** Steps through an array as its own iterator does, with one step object for all. */
function arrayCursor(items: readonly unknown[]): Cursor {
  const step: Step = { done: false, value: undefined }
  let next = 0
  return {
    next() {
      step.done = next >= items.length
      step.value = items[next++]
      return step
    },
  }
}
