/** First in, first out, over an array whose length grows as needed. */
export interface Ring<T> {
  count: number
  slots: (T | undefined)[]
  /** The slots in use, a power of two, less one. */
  mask: number
  first: number
}

export function ring<T>(): Ring<T> {
  return { count: 0, slots: [], mask: 15, first: 0 }
}

export function append<T>(ring: Ring<T>, item: T): void {
  if (ring.count > ring.mask) {
    ring.slots = ring.slots.slice(ring.first).concat(ring.slots.slice(0, ring.first))
    ring.mask += ring.count
    ring.first = 0
  }
  ring.slots[(ring.first + ring.count++) & ring.mask] = item
}

/** Only on a ring that holds something. */
export function takeFirst<T>(ring: Ring<T>): T {
  const { slots, first } = ring
  const item = slots[first] as T
  slots[first] = undefined
  ring.first = (first + 1) & ring.mask
  ring.count--
  return item
}
