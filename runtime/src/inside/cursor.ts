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

interface Given {
  [Symbol.asyncIterator]?: () => Cursor
  [Symbol.iterator]?: () => Cursor
}

/** An iteration, and whether its steps are promises. */
export type Opened = [cursor: Cursor, waits: boolean]

/** Starts an iteration. */
export function open(source: unknown): Opened {
  const isArray = Array.isArray(source)
  if (isArray || source instanceof Set) source.forEach(shield)
  const { [Symbol.asyncIterator]: later, [Symbol.iterator]: now } = Object(source) as Given
  const start = later ?? now
  if (typeof start !== 'function') throw invalid('source', 'an iterable or async iterable', source)
  return [isArray ? arrayCursor(source) : start.call(source), start === later]
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
