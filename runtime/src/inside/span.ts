import { checkCount, checkMs, checkType, invalid } from './check.ts'
import { every, type Timer } from './timer.ts'

/** How many workers there are, and when their number changes. */
export interface Span {
  min: number
  max: number
  /** One more worker when the queue is fuller than this share of its capacity: 0 to 1, default 0.8. */
  growAbove?: number | undefined
  /** One less when it is emptier than this share: 0 to 1, default 0.2, and not above `growAbove`. */
  shrinkBelow?: number | undefined
  /** How often the depth is looked at; default 100. */
  intervalMs?: number | undefined
}

/** The same with all its defaults. */
export type Levels = { [K in keyof Span]-?: number }

/** What tells how full a queue is; more than full, when puts wait. */
export interface Depth {
  readonly size: number
  readonly waitingPuts: number
  readonly capacity: number
}

export function readSpan(count: number | Span): Levels {
  if (typeof count !== 'object') {
    checkCount('count', count)
    return readSpan({ min: count, max: count })
  }
  checkType('count', count, 'object')
  const { min, max, growAbove = 0.8, intervalMs = 100 } = count
  checkCount('min', min)
  checkCount('max', max, min)
  checkShare('growAbove', growAbove, 1)
  const { shrinkBelow = Math.min(0.2, growAbove) } = count
  checkShare('shrinkBelow', shrinkBelow, growAbove)
  checkMs('intervalMs', intervalMs)
  return { min, max, growAbove, shrinkBelow, intervalMs }
}

function checkShare(option: string, value: number, most: number): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= most)) {
    throw invalid(option, `a number from 0 to ${most}`, value, RangeError)
  }
}

/** Looks at the depth again and again, and asks for one more or one less; the answer ends it. */
export function scale(levels: Levels, queue: Depth, change: (by: number) => void): () => void {
  let timer: Timer
  const look = () => {
    const share = (queue.size + queue.waitingPuts) / queue.capacity
    if (share > levels.growAbove) change(1)
    // Between the two nothing changes, so that a depth which wavers starts and ends nobody.
    else if (share < levels.shrinkBelow) change(-1)
  }
  every(levels.intervalMs, look, (step) => {
    timer = step
    Object(timer).unref?.()
  })
  return () => clearTimeout(timer as number)
}
