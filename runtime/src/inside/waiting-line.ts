import { BackpressureError } from '../errors.ts'
import { onAbort } from './abort.ts'
import { after, cancel } from './timer.ts'
import { now, waitEnds, waitStarts, waitTimes, type WaitTimes } from './wait-times.ts'
import type { Wait } from './wait.ts'

/** One caller in a line; it is itself the link of the list, so that leaving costs the same at any length. */
export interface Waiter<V, R> {
  prev: Waiter<V, R>
  next: Waiter<V, R>
  readonly value: V
  readonly weight: number
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
  /** When it came, if it is one of those that are timed. */
  since: number | undefined
  /** Lets go of its signal and timer. */
  letGo: (() => void) | undefined
}

/** Callers that wait, first in, first out: a ring of links; `ends` is behind the last and before the first of them. */
export interface WaitingLine<V = undefined, R = void> {
  length: number
  readonly ends: Waiter<V, R>
  /** Completes "waits for". */
  readonly what: string
  readonly most: number
  /** Called after callers gave up by abort or time: those behind them may fit now. */
  readonly left: () => void
  readonly times: WaitTimes
}

/*
 * Records and functions, not classes: engines forget the shapes that a class gives its objects, and the code compiled
 * for them, once all have died; those of literals stay.
 */
export function waitingLine<V = undefined, R = void>(
  what: string,
  most: number = Infinity,
  left: () => void = () => {},
  times: WaitTimes = waitTimes(),
): WaitingLine<V, R> {
  const ends = waiter<V, R>(undefined as V, 0, () => {}, () => {}, undefined)
  ends.prev = ends.next = ends
  return { length: 0, ends, what, most, left, times }
}

export function wait<V, R>(line: WaitingLine<V, R>, value: V, weight: number, limits: Wait | undefined): Promise<R> {
  return new Promise<R>((resolve, reject) => {
    if (line.length >= line.most) {
      throw new BackpressureError('BACKPRESSURE_FULL', `${line.length} callers wait for ${line.what} already`)
    }
    const next = line.ends
    const { prev } = next
    const made = waiter<V, R>(value, weight, resolve, reject, waitStarts(line.times))
    made.prev = prev
    made.next = next
    next.prev = prev.next = made
    line.length++
    if (limits !== undefined) limit(line, made, limits)
  })
}

/** Takes the first one out as served; only on a line that is not empty. */
export function shift<V, R>(line: WaitingLine<V, R>): Waiter<V, R> {
  const { next } = line.ends
  remove(line, next)
  waitEnds(line.times, next.since)
  return next
}

/** Takes a caller out, wherever it stands. */
export function remove<V, R>(line: WaitingLine<V, R>, waiter: Waiter<V, R>): void {
  const { prev, next, letGo } = waiter
  prev.next = next
  next.prev = prev
  line.length--
  letGo?.()
}

/** Takes out those that are `wanted`. */
export function removeAll<V, R>(line: WaitingLine<V, R>, wanted: (waiter: Waiter<V, R>) => boolean): Waiter<V, R>[] {
  const removed: Waiter<V, R>[] = []
  for (let waiter = line.ends.next; waiter !== line.ends; waiter = waiter.next) {
    if (!wanted(waiter)) continue
    remove(line, waiter)
    removed.push(waiter)
  }
  return removed
}

/** Rejects those that are heavier than `most`, by default all. */
export function refuse<V, R>(line: WaitingLine<V, R>, why: (weight: number) => unknown, most: number = -1): void {
  for (const { weight, reject } of removeAll(line, (waiter) => waiter.weight > most)) reject(why(weight))
}

/** How long the first one waits; one that was not timed is timed from the first look at it. */
export function oldestWaitMs({ length, ends }: WaitingLine<unknown, never>): number {
  const time = now()
  return length === 0 ? 0 : time - (ends.next.since ??= time)
}

/** All are made here, the ends too, so that they have one shape. */
function waiter<V, R>(
  value: V,
  weight: number,
  resolve: (result: R) => void,
  reject: (error: unknown) => void,
  since: number | undefined,
): Waiter<V, R> {
  return { prev: undefined!, next: undefined!, value, weight, resolve, reject, since, letGo: undefined }
}

function limit<V, R>(line: WaitingLine<V, R>, waiter: Waiter<V, R>, { signal, timeoutMs }: Wait): void {
  const leave = (reason: unknown) => {
    remove(line, waiter)
    waiter.reject(reason)
    return line.left
  }
  const late = () => leave(new BackpressureError('BACKPRESSURE_TIMEOUT', `Waited ${timeoutMs} ms for ${line.what}`))()
  const forget = onAbort(signal, leave)
  const timer = timeoutMs === undefined ? undefined : after(timeoutMs, late)
  waiter.letGo = () => {
    forget()
    cancel(timer)
  }
}
