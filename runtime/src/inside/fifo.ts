/** First in, first out: a ring, whose length is a power of two. */
export interface Fifo<T> {
  items: (T | undefined)[]
  first: number
  count: number
}

const least = 16

export function fifo<T>(): Fifo<T> {
  return { items: new Array<T | undefined>(least), first: 0, count: 0 }
}

export function add<T>(to: Fifo<T>, item: T): void {
  const { items, first, count } = to
  if (count === items.length) {
    to.items = [...items.slice(first), ...items.slice(0, first), ...new Array<undefined>(count)]
    to.first = 0
  }
  to.items[(to.first + to.count++) & (to.items.length - 1)] = item
}

/** What `takeFirst` would answer; undefined when it holds nothing. */
export function peek<T>(of: Fifo<T>): T | undefined {
  return of.items[of.first]
}

/** Only when it holds something. Much room is given back when all are gone. */
export function takeFirst<T>(from: Fifo<T>): T {
  const { items, first } = from
  const item = items[first] as T
  items[first] = undefined
  from.first = (first + 1) & (items.length - 1)
  if (--from.count === 0 && items.length > 1000) Object.assign(from, fifo())
  return item
}
