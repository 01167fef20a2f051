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

/** One caller in a line. */
export interface Waiter<V, R> extends Link<V, R> {
  readonly value: V
  readonly weight: number
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
  /** When it came, if it is one of those that are timed. */
  since: number | undefined
  /** Lets go of its signal. */
  letGo: (() => void) | undefined
  timer: Timer | undefined
}

/** Callers that wait, first in, first out; as a link, it is behind the last and before the first of them. */
export interface WaitingLine<V = undefined, R = void> extends Link<V, R> {
  readonly name: string
  length: number
  /** So that an empty line, which is its own first, is too heavy for everything. */
  readonly weight: number
  readonly most: number
  /** Called after callers gave up by abort or time: those behind them may fit now. */
  readonly left: (() => void) | undefined
  /** Of those that were served. */
  readonly waitMs: WaitMs
  /** How long the last that was timed waited; those that were not count as much. */
  ms: number
}

/*
 * Records and functions, not classes: engines forget the shapes that a class gives its objects, and the code compiled
 * for them, once all have died; those of literals stay.
 */
export function waitingLine<V = undefined, R = void>(
  name: string,
  maxWaiting: number = Number.MAX_SAFE_INTEGER,
  left?: () => void,
): WaitingLine<V, R> {
  checkType('name', name, 'string')
  checkCount('maxWaiting', maxWaiting)
  const waitMs = { count: 0, mean: 0, max: 0 }
  const line = { name, length: 0, weight: Infinity, most: maxWaiting, left, waitMs, ms: 0 } as WaitingLine<V, R>
  return (line.prev = line.next = line as never)
}

export function wait<V, R>(line: WaitingLine<V, R>, value: V, weight: number, limits: Wait | undefined): Promise<R> {
  return new Promise<R>((resolve, reject) => {
    const { name, length, most, prev, ms, waitMs } = line
    if (length >= most) throw new BackpressureError('BACKPRESSURE_FULL', `${length} wait for ${name} already`)
    // Two looks at the clock cost as much as the rest of a wait. So after the first thousand, while waits are shorter
    // than a ms, only every sixteenth is timed.
    const since = waitMs.count > 1000 && ms < 1 && waitMs.count % 16 ? undefined : performance.now()
    const next = line as never
    const waiter = { prev, next, value, weight, resolve, reject, since, letGo: undefined, timer: undefined }
    prev.next = line.prev = waiter
    line.length++
    if (limits !== undefined) limit(line, waiter, limits)
  })
}

/** Takes the first one out as served; only on a line that is not empty. */
export function shift<V, R>(line: WaitingLine<V, R>): Waiter<V, R> {
  const { next, waitMs } = line
  if (next.since !== undefined) line.ms = performance.now() - next.since
  waitMs.mean += (line.ms - waitMs.mean) / ++waitMs.count
  waitMs.max = Math.max(waitMs.max, line.ms)
  return remove(line, next)
}

/** Takes out those that are heavier than `most` and hands them to `act`. */
export function dismiss<V, R>(line: WaitingLine<V, R>, most: number, act: (waiter: Waiter<V, R>) => void): void {
  for (let waiter = line.next; waiter !== (line as Link<V, R>); waiter = waiter.next) {
    if (waiter.weight > most) act(remove(line, waiter))
  }
}

/** How long the first one waits, and how long others did. */
export interface Waits {
  oldestWaitMs: number
  waitMs: WaitMs
}

export function waits<V, R>({ length, next, waitMs }: WaitingLine<V, R>): Waits {
  const time = performance.now()
  // One that was not timed is timed from the first look at it.
  return { oldestWaitMs: length && time - (next.since ??= time), waitMs: { ...waitMs } }
}

function remove<V, R>(line: WaitingLine<V, R>, waiter: Waiter<V, R>): Waiter<V, R> {
  const { prev, next, letGo, timer } = waiter
  prev.next = next
  next.prev = prev
  line.length--
  letGo?.()
  clearTimeout(timer as number | undefined)
  return waiter
}

function limit<V, R>(line: WaitingLine<V, R>, waiter: Waiter<V, R>, { signal, timeoutMs }: Wait): void {
  const leave = (reason: unknown) => {
    remove(line, waiter).reject(reason)
    return line.left
  }
  waiter.letGo = onAbort(signal, leave)
  if (timeoutMs === undefined) return
  const late = () => leave(new BackpressureError('BACKPRESSURE_TIMEOUT', `Waited ${timeoutMs} ms for ${line.name}`))?.()
  after(timeoutMs, late, (timer) => (waiter.timer = timer))
}
