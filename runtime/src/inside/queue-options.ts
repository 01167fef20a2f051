/** What happens to a put that finds no room. */
export type Overflow = 'wait' | 'drop-oldest' | 'drop-newest' | 'throw'

export interface QueueOptions<T> {
  /** How many items, or with `weigh` how much weight, the queue holds at most. */
  capacity: number
  /** Default `'wait'`. */
  overflow?: Overflow | undefined
  /** The weight of an item in units of the capacity: an integer of at least 0, asked once an item. */
  weigh?: ((item: T) => number) | undefined
  /** How many callers may wait to put, and how many to take; one more is rejected with `BACKPRESSURE_FULL`. */
  maxWaiting?: number | undefined
  /** Gets each item that leaves unseen: dropped, cleared or discarded. It should not throw. */
  onDrop?: ((item: T) => void) | undefined
  /** Shown in messages and diagnostics; default `'queue'`. */
  name?: string | undefined
}
