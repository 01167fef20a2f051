import { BackpressureError } from '../errors.ts'
import { onAbort } from './abort.ts'
import { checkCount, checkType } from './check.ts'
import { after, type Timer } from './timer.ts'
import type { Wait } from './wait.ts'

/** How long callers waited. */
export interface WaitMs {
  count: number
  mean: number
  max: number
}

/** A link of the ring that the callers in a line are, so that leaving costs the same at any length. */
interface Link<V, R> {
  prev: Waiter<V, R>
  next: Waiter<V, R>
}

/**
 * One caller in a line. There may be a million of them, so each has what it needs and no more: it is refused by
 * resolving it with a promise that rejects.
 */
export interface Waiter<V, R> extends Link<V, R> {
  readonly value: V
  readonly weight: number
  readonly resolve: (result: R | PromiseLike<R>) => void
  /** When it came, if it is one of those that are timed. */
  since: number | undefined
  /** Lets go of its signal and its timer. */
  letGo: (() => void) | undefined
}

/** Callers that wait, first in, first out; as a link, it is behind the last and before the first of them. */
export interface WaitingLine<V = undefined, R = void> extends Link<V, R> {
  readonly name: string
  length: number
  readonly maxWaiting: number
  /** Called after callers gave up by abort or time: those behind them may fit now. */
  readonly left: (() => void) | undefined
  /** Makes the error for those who come after the close. */
  closed: (() => unknown) | undefined
  /** How many were served, how many of those were timed, and how long these waited: all, the longest, the last. */
  served: number
  timed: number
  sum: number
  max: number
  last: number
}

export function waitingLine<V = undefined, R = void>(
  name: string,
  maxWaiting: number = 2 ** 31 - 1,
  left?: () => void,
): WaitingLine<V, R> {
  checkType('name', name, 'string')
  checkCount('maxWaiting', maxWaiting)
  // Written out: of an object that is spread, engines know the shape less well.
  const line = {
    name,
    length: 0,
    maxWaiting,
    left,
    closed: undefined,
    served: 0,
    timed: 0,
    sum: 0,
    max: 0,
    last: 0,
  } as unknown as WaitingLine<V, R>
  return (line.prev = line.next = line as never)
}

export function wait<V, R>(line: WaitingLine<V, R>, value: V, weight: number, limits: Wait | undefined): Promise<R> {
  return new Promise<R>((resolve) => {
    const { name, length, maxWaiting, prev, served } = line
    if (length >= maxWaiting) throw new BackpressureError('BACKPRESSURE_FULL', `${length} wait for ${name} already`)
    // Two looks at the clock can cost more than the rest of a wait. So after the first, only every 64th is timed, but
    // for waits that are long in a line that is short.
    const came = served + length
    const isTimed = came < 16 || came % 64 === 0 || (line.last > 10 && length < 64)
    const since = isTimed ? performance.now() : undefined
    const waiter = { prev, next: line as never, value, weight, resolve, since, letGo: undefined }
    prev.next = line.prev = waiter
    line.length++
    if (limits !== undefined) limit(line, waiter, limits)
  })
}

/** Takes the first one out as served; only on a line that is not empty. */
export function shift<V, R>(line: WaitingLine<V, R>): Waiter<V, R> {
  const { next } = line
  line.served++
  if (next.since !== undefined) {
    line.last = performance.now() - next.since
    line.timed++
    line.sum += line.last
    line.max = Math.max(line.max, line.last)
  }
  return remove(line, next)
}

/** Takes out those that are heavier than `most` and answers them. */
export function dismiss<V, R>(line: WaitingLine<V, R>, most: number, answer: (weight: number) => R | Promise<R>): void {
  for (let waiter = line.next; waiter !== (line as Link<V, R>); waiter = waiter.next) {
    if (waiter.weight > most) remove(line, waiter).resolve(answer(waiter.weight))
  }
}

/** Refuses all who wait; for those who come later there is `closed`. */
export function close<V, R>(line: WaitingLine<V, R>, cause: unknown): void {
  const why = () => new BackpressureError('BACKPRESSURE_CLOSED', `${line.name} is closed`, { cause })
  line.closed ??= why
  dismiss(line, -2, () => Promise.reject(why()))
}

/** How long the first one waits, and how long others did. */
export interface Waits {
  oldestWaitMs: number
  waitMs: WaitMs
}

export function waits<V, R>({ length, next, served, timed, sum, max }: WaitingLine<V, R>): Waits {
  const time = performance.now()
  return {
    // One that was not timed is timed from the first look at it.
    oldestWaitMs: length > 0 ? time - (next.since ??= time) : 0,
    waitMs: { count: served, mean: timed && sum / timed, max },
  }
}

function remove<V, R>(line: WaitingLine<V, R>, waiter: Waiter<V, R>): Waiter<V, R> {
  const { prev, next, letGo } = waiter
  prev.next = next
  next.prev = prev
  line.length--
  letGo?.()
  return waiter
}

function limit<V, R>(line: WaitingLine<V, R>, waiter: Waiter<V, R>, { signal, timeoutMs }: Wait): void {
  let timer: Timer | undefined
  const leave = (reason: unknown) => {
    remove(line, waiter).resolve(Promise.reject(reason))
    return line.left
  }
  const forget = onAbort(signal, leave)
  waiter.letGo = () => {
    forget()
    clearTimeout(timer as number | undefined)
  }
  if (timeoutMs === undefined) return
  const late = () => leave(new BackpressureError('BACKPRESSURE_TIMEOUT', `Waited ${timeoutMs} ms for ${line.name}`))?.()
  after(timeoutMs, late, (step) => (timer = step))
}
