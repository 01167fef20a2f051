/** First in, first out. */
export interface Fifo<T> {
  items: (T | undefined)[]
  first: number
}

export function fifo<T>(): Fifo<T> {
  return { items: [], first: 0 }
}

export function count({ items, first }: Fifo<unknown>): number {
  return items.length - first
}

/** Only when it holds something. The room of those that are gone is given back now and then, at a constant price. */
export function takeFirst<T>(from: Fifo<T>): T {
  const { items, first } = from
  const item = items[first] as T
  items[first] = undefined
  from.first++
  if (first > 30 && first * 2 > items.length) {
    from.items = items.slice(from.first)
    from.first = 0
  }
  return item
}
