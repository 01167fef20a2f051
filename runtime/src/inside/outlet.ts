import { add, fifo, takeFirst } from './fifo.ts'

/** How results end: by an error, or undefined for well. */
export type Failure = { readonly error: unknown } | undefined

/** The end of an iteration where results come by themselves: they wait for a `next()`, or it waits for them. */
export interface Outlet<T> {
  /** How many results wait. */
  count(): number
  next(): Promise<IteratorResult<T, undefined>>
  push(value: T): void
  /** Only when results wait. */
  dropOldest(): void
  /** Results that wait are gone. */
  drop(): void
  /** No more results; those that wait can still be had, and after them the failure, once. */
  end(failure?: Failure): void
}

/** `taken` is called when a result has gone to who asked. */
export function outlet<T>(taken: () => void): Outlet<T> {
  const items = fifo<T>()
  const asks = fifo<[(result: IteratorResult<T, undefined>) => void, (error: unknown) => void]>()
  let over = false
  let failed: Failure

  return {
    count: () => items.count,
    next() {
      if (items.count > 0) {
        const value = takeFirst(items)
        taken()
        return Promise.resolve({ done: false, value })
      }
      const asked = new Promise<IteratorResult<T, undefined>>((...ask) => add(asks, ask))
      if (over) answer()
      return asked
    },
    push(value) {
      if (asks.count === 0) return add(items, value)
      takeFirst(asks)[0]({ done: false, value })
      taken()
    },
    dropOldest: () => void takeFirst(items),
    drop() {
      while (items.count > 0) takeFirst(items)
    },
    end(failure) {
      over = true
      failed = failure
      answer()
    },
  }

  function answer(): void {
    while (asks.count > 0) {
      const [resolve, reject] = takeFirst(asks)
      if (failed === undefined) resolve({ done: true, value: undefined })
      else reject(failed.error)
      failed = undefined
    }
  }
}
