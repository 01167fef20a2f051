import { checkCount, checkMs, checkType, invalid } from './inside/check.ts'

/** How fast items come and go. */
export interface Flow {
  consumers: number
  /** How long one consumer works on an item. */
  processingMs: number
  /** How long it takes until the next item is there. */
  productionMs: number
}

/**
 * A capacity to start from: twice the items that come while all consumers are busy with one each, rounded up.
 *
 * When: for choosing the number by hand or at start-up, from measured times.
 *
 * Gotchas: a queue absorbs bursts, it does not make consumers faster: when items come faster than they go for long,
 * every capacity fills, and a larger one only makes each item wait longer. Above 10,000 think again.
 *
 * @example
 * const queue = new BoundedQueue(suggestCapacity({ consumers: 4, processingMs: 50, productionMs: 10 })) // 40
 */
export function suggestCapacity(flow: Flow): number {
  checkType('flow', flow, 'object')
  checkCount('consumers', flow.consumers)
  checkMs('processingMs', flow.processingMs)
  checkMs('productionMs', flow.productionMs)
  if (flow.productionMs === 0) throw invalid('productionMs', 'more than 0', 0, RangeError)
  const capacity = Math.ceil((2 * flow.consumers * flow.processingMs) / flow.productionMs)
  return Math.min(Math.max(1, capacity), Number.MAX_SAFE_INTEGER)
}
