import { BackpressureError } from '../errors.ts'
import { channel, type Channel } from './channels.ts'
import { checkCount, checkOneOf, checkType, optionsOf } from './check.ts'
import { add as addTo, fifo, takeFirst, type Fifo } from './fifo.ts'
import type { Overflow, QueueOptions } from './queue-options.ts'
import { checkWait, type Wait } from './wait.ts'
import { close as closeLine, dismiss, shift, wait, waitingLine, type WaitingLine } from './waiting-line.ts'

/**
 * The mechanics of a queue. An item goes straight to the first waiting taker, and a waiting put straight into the
 * room that a take makes; so callers wait to take only at an empty queue, and to put only at a full one.
 */
export interface QueueCore<T> extends Pick<QueueOptions<T>, 'capacity' | 'weigh' | 'onDrop'> {
  readonly overflow: Overflow
  /** As others see it. */
  readonly queue: { stats(): object }
  readonly items: Fifo<T>
  /** With `weigh`: what the items weighed when they came, since an item may change. */
  readonly weights: Fifo<number> | undefined
  /** The weight of all items; without `weigh` their number. */
  size: number
  /** Those who wait to put, or else to take: of these the value tells whether they want a list. */
  readonly line: WaitingLine<T | boolean, unknown>
  readonly joins: WaitingLine
  /** Those who wait for a size below their weight. */
  readonly levels: WaitingLine
  puts: number
  takes: number
  dropped: number
  unfinished: number
}

/** The weight of those who take; a small integer, as all weights are, so that none is kept in a box of its own. */
const takes = -1

export function queueCore<T>(given: number | QueueOptions<T>, queue: QueueCore<T>['queue']): QueueCore<T> {
  const { capacity, overflow = 'wait', weigh, maxWaiting, onDrop, name = 'queue' } = optionsOf(given, 'capacity')
  checkCount('capacity', capacity)
  checkOneOf('overflow', overflow, ['wait', 'drop-oldest', 'drop-newest', 'throw'])
  if (weigh !== undefined) checkType('weigh', weigh, 'function')
  if (onDrop !== undefined) checkType('onDrop', onDrop, 'function')
  const core: QueueCore<T> = {
    overflow,
    weigh,
    onDrop,
    queue,
    items: fifo(),
    weights: weigh && fifo(),
    size: 0,
    capacity,
    line: waitingLine(name, maxWaiting, () => admit(core)),
    joins: waitingLine(name, maxWaiting),
    levels: waitingLine(name, maxWaiting),
    puts: 0,
    takes: 0,
    dropped: 0,
    unfinished: 0,
  }
  return core
}

export function waitingTakes<T>({ line }: QueueCore<T>): number {
  return line.length > 0 && line.next.weight === takes ? line.length : 0
}

/** True: taken. False: refused; who insists gets the reason thrown, or a promise where the policy is to wait. */
export function offer<T>(core: QueueCore<T>, item: T, insist: boolean, limits?: Wait): Promise<void> | boolean {
  const { weigh, line, capacity } = core
  const { closed } = line
  let weight = 1
  if (weigh !== undefined) {
    weight = weigh(item)
    checkCount('weigh(item)', weight, 0)
  }
  if (closed !== undefined || weight > capacity) {
    if (insist) throw closed === undefined ? tooHeavy(core, weight) : closed()
    return false
  }
  if (line.length === 0 && core.size + weight <= capacity) {
    add(core, item, weight)
    return true
  }
  return overflow(core, item, weight, insist, limits)
}

/** Apart, so that engines compile the shorter way into its callers. */
function overflow<T>(
  core: QueueCore<T>,
  item: T,
  weight: number,
  insist: boolean,
  limits: Wait | undefined,
): Promise<void> | boolean {
  const { line } = core
  if (waitingTakes(core) > 0) {
    const { value, resolve } = shift(line)
    arrived(core, item)
    gone(core, item)
    resolve(value === true ? [item] : item)
    return true
  }
  tell(onFull, core, item)
  switch (core.overflow) {
    case 'drop-oldest': {
      const removed = removeItems(core, core.capacity - weight)
      add(core, item, weight)
      discard(core, removed)
      return true
    }
    case 'drop-newest':
      drop(core, [item])
      return insist
    case 'throw':
      if (insist) throw new BackpressureError('BACKPRESSURE_FULL', `${line.name} is full`)
      return false
    default:
      return insist && (wait(line, item, weight, limits) as Promise<void>)
  }
}

/** Takes an item, or up to `max` in a list, or waits for one. */
export function receive<T>(core: QueueCore<T>, max: number | undefined, limits: Wait | undefined): Promise<unknown> {
  try {
    if (max !== undefined) checkCount('max', max)
    checkWait(limits)
    if (core.items.count > 0) {
      const first = take(core)
      if (max === undefined) return Promise.resolve(first)
      const list = [first]
      while (list.length < max && core.items.count > 0) list.push(take(core))
      return Promise.resolve(list)
    }
    if (core.line.closed !== undefined) throw core.line.closed()
    return wait(core.line, max !== undefined, takes, limits)
  } catch (error) {
    return Promise.reject(error)
  }
}

/** Only on a queue that holds something. */
export function take<T>(core: QueueCore<T>): T {
  const item = removeItem(core)
  gone(core, item)
  admit(core)
  return item
}

/** Takes out the oldest items until the rest weighs no more than `size`. */
export function removeItems<T>(core: QueueCore<T>, size: number): T[] {
  const removed: T[] = []
  while (core.items.count > 0 && core.size > size) removed.push(removeItem(core))
  return removed
}

/** For items that were taken out unseen. */
export function discard<T>(core: QueueCore<T>, removed: T[]): void {
  admit(core)
  done(core, removed.length)
  drop(core, removed)
}

export function done<T>(core: QueueCore<T>, items: number): void {
  core.unfinished -= items
  if (core.unfinished === 0) dismiss(core.joins, 0, () => {})
}

/** A smaller capacity refuses the waiting puts that it can never take. */
export function resize<T>(core: QueueCore<T>, capacity: number): void {
  core.capacity = capacity
  if (waitingTakes(core) === 0) {
    dismiss(core.line, capacity, (weight) => Promise.reject(tooHeavy(core, weight)))
  }
  admit(core)
}

export function close<T>(core: QueueCore<T>, cause: unknown): void {
  if (core.line.closed !== undefined) return
  closeLine(core.line, cause)
  closeLine(core.levels, cause)
  tell(onClose, core)
}

/** Moves waiting puts into the room there is, then tells those who wait for a size. */
function admit<T>(core: QueueCore<T>): void {
  const { line, levels } = core
  while (line.length > 0 && line.next.weight !== takes && core.size + line.next.weight <= core.capacity) {
    const { value, weight, resolve } = shift(line)
    add(core, value as T, weight)
    resolve(undefined)
  }
  if (levels.length > 0) dismiss(levels, core.size, () => {})
}

/** Called last, since `onDrop` is code of others; all are told before an error shows. */
function drop<T>(core: QueueCore<T>, unseen: T[]): void {
  const { onDrop } = core
  const errors: unknown[] = []
  core.dropped += unseen.length
  for (const item of unseen) {
    tell(onDropped, core, item)
    try {
      onDrop?.(item)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

function add<T>(core: QueueCore<T>, item: T, weight: number): void {
  addTo(core.items, item)
  if (core.weights !== undefined) addTo(core.weights, weight)
  core.size += weight
  arrived(core, item)
}

function removeItem<T>(core: QueueCore<T>): T {
  const { items, weights } = core
  core.size -= weights === undefined ? 1 : takeFirst(weights)
  return takeFirst(items)
}

function arrived<T>(core: QueueCore<T>, item: T): void {
  core.puts++
  core.unfinished++
  tell(onPut, core, item)
}

function gone<T>(core: QueueCore<T>, item: T): void {
  core.takes++
  tell(onTake, core, item)
}

function tooHeavy<T>({ line, capacity }: QueueCore<T>, weight: number): BackpressureError {
  const message = `Weight ${weight} never fits ${line.name} of capacity ${capacity}`
  return new BackpressureError('BACKPRESSURE_TOO_LARGE', message)
}

function tell<T>(to: Channel | undefined, { queue, line }: QueueCore<T>, item?: T): void {
  if (to?.hasSubscribers) to.publish({ queue, name: line.name, item, ...queue.stats() })
}

const onPut = /* @__PURE__ */ channel('queue:put')
const onTake = /* @__PURE__ */ channel('queue:take')
const onDropped = /* @__PURE__ */ channel('queue:drop')
const onFull = /* @__PURE__ */ channel('queue:full')
const onClose = /* @__PURE__ */ channel('queue:close')
