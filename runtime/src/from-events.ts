/* eslint-disable @typescript-eslint/no-explicit-any -- parameters of any take the methods of every such class */
import { BackpressureError } from './errors.ts'
import { checkSignal, onAbort, type Signal } from './inside/abort.ts'
import { checkCount, checkOneOf, checkType, invalid } from './inside/check.ts'
import { iteration } from './inside/iteration.ts'
import { outlet, type Failure } from './inside/outlet.ts'

/** What emits events: Node's emitters and those like them, or an `EventTarget`. */
export type Emitter =
  | { on(event: any, listener: any): unknown; off(event: any, listener: any): unknown }
  | { addEventListener(type: any, listener: any): unknown; removeEventListener(type: any, listener: any): unknown }

export interface FromEventsOptions {
  /** How many events may wait for the consumer. */
  capacity: number
  /**
   * What happens when as many wait: the emitter is paused, one event is dropped, or the iteration ends with
   * `BACKPRESSURE_FULL`. Default `'pause'` for what has `pause()` and `resume()`, else `'throw'`.
   */
  overflow?: 'pause' | 'drop-oldest' | 'drop-newest' | 'throw' | undefined
  /** The events that end the iteration; default `['end', 'close']`. */
  close?: readonly (string | symbol)[] | undefined
  /** Ends the iteration with `signal.reason`. */
  signal?: Signal | undefined
}

/**
 * Iterates over the events of an emitter, each as the list of its arguments, with a bound on those that wait.
 *
 * When: in place of `events.on`, which keeps every event that the consumer is too slow for.
 *
 * Gotchas: it listens from the call on, until the iteration is left, aborted or over: one that nobody iterates stays.
 * An error event rejects and a close event ends, both after the events that wait. What was paused is resumed when the
 * iteration is left early. A paused emitter may still emit what it has at hand; these events wait beyond the capacity.
 *
 * @example
 * for await (const [message] of fromEvents<[MessageEvent]>(socket, 'message', { capacity: 100 })) {
 *   await store(message.data)
 * }
 */
export function fromEvents<T = unknown[]>(
  emitter: Emitter,
  event: string | symbol,
  options: FromEventsOptions,
): AsyncIterableIterator<T> {
  const [source, add, remove, pauses] = handlesOf(emitter)
  if (!isName(event)) throw invalid('event', 'a string or symbol', event)
  checkType('options', options, 'object')
  const { capacity, overflow = pauses ? 'pause' : 'throw', close = ['end', 'close'], signal } = options
  checkCount('capacity', capacity)
  checkOneOf('overflow', overflow, ['drop-oldest', 'drop-newest', 'throw', ...(pauses ? ['pause'] : [])])
  if (!Array.isArray(close) || !close.every(isName)) throw invalid('close', 'an array of event names', close)
  if (signal?.aborted !== true) checkSignal(signal)

  const events = outlet<unknown[]>(taken)
  const listeners = new Map<string | symbol, Listener>(close.map((name) => [name, () => over || end()]))
  listeners.set('error', (error) => over || end({ error: add === 'on' ? error : error.error ?? error }))
  // Last, so that it is no end where these very events are asked for.
  listeners.set(event, got)
  let paused = false
  let over = false
  let failed: Failure
  let letGo = () => {}
  if (signal?.aborted === true) leave({ error: signal.reason })
  else {
    for (const [name, listener] of listeners) source[add](name, listener)
    letGo = onAbort(signal, (reason) => leave(failed ?? { error: reason }))
  }
  return iteration(events.next, leave) as unknown as AsyncIterableIterator<T>

  function got(...args: unknown[]): void {
    // An emitter calls all listeners that there were when it began, also those that are gone by now.
    if (over) return
    if (events.count() >= capacity) {
      if (overflow === 'drop-newest') return
      if (overflow === 'drop-oldest') events.dropOldest()
      if (overflow === 'throw') {
        return end({ error: new BackpressureError('BACKPRESSURE_FULL', `${capacity} events wait already`) })
      }
    }
    events.push(args)
    if (overflow !== 'pause' || paused || events.count() < capacity) return
    paused = true
    source.pause()
  }

  /** Not at the first free place, so that a slow consumer does not make it pause and resume at each event. */
  function taken(): void {
    if (paused && !over && events.count() * 2 <= capacity) resume()
    if (over && events.count() === 0) letGo()
  }

  function resume(): void {
    paused = false
    source.resume()
  }

  function end(failure?: Failure): void {
    over = true
    failed = failure
    for (const [name, listener] of listeners) source[remove](name, listener)
    events.end(failure)
    taken()
  }

  function leave(failure?: Failure): void {
    const early = !over
    events.drop()
    end(failure)
    if (early && paused) resume()
  }
}

type Listener = (...args: any[]) => void

function isName(name: unknown): name is string | symbol {
  return typeof name === 'string' || typeof name === 'symbol'
}

type Handles = [source: Record<string, any>, add: string, remove: string, pauses: boolean]

function handlesOf(emitter: unknown): Handles {
  const source = Object(emitter) as Record<string, any>
  const has = (...names: string[]) => names.every((name) => typeof source[name] === 'function')
  const pauses = has('pause', 'resume')
  if (has('on', 'off')) return [source, 'on', 'off', pauses]
  if (has('addEventListener', 'removeEventListener')) return [source, 'addEventListener', 'removeEventListener', pauses]
  throw invalid('emitter', 'an event emitter or an EventTarget', emitter)
}
