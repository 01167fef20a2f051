import { BackpressureError } from '../errors.ts'
import { channel, type Channel } from './channels.ts'
import { checkCount } from './check.ts'
import type { QueueOptions } from './queue-options.ts'
import { append, ring, takeFirst, type Ring } from './ring.ts'
import { checkWait, type Wait } from './wait.ts'
import { refuse, removeAll, shift, wait, waitingLine, type WaitingLine } from './waiting-line.ts'

/** How a taker wants what it is handed, and what it gets when the queue ends; plain `take` has neither. */
export interface Taking<T> {
  got(item: T): unknown
  readonly end?: unknown
}

/**
 * The mechanics of a queue. An item goes straight to the first waiting taker, and a waiting put straight into the
 * room that a take makes; so callers wait to take only at an empty queue, and to put only at a full one.
 */
export interface QueueCore<T> {
  readonly options: QueueOptions<T>
  /** As others see it. */
  readonly queue: unknown
  readonly label: string
  readonly items: Ring<T>
  /** With `weigh`: what the items weighed when they came, since an item may change. */
  readonly weights: Ring<number> | undefined
  /** The weight of all items; without `weigh` their number. */
  size: number
  capacity: number
  readonly puts: WaitingLine<T>
  readonly takes: WaitingLine<Taking<T> | undefined, unknown>
  readonly joins: WaitingLine
  /** Those who wait for a size below their weight. */
  readonly levels: WaitingLine
  put: number
  taken: number
  dropped: number
  unfinished: number
  /** Makes the error for those who come after the close. */
  closed: (() => unknown) | undefined
}

export function queueCore<T>(options: QueueOptions<T>, queue: unknown): QueueCore<T> {
  const { capacity, weigh, maxWaiting, name } = options
  const label = name === undefined ? 'the queue' : `queue '${name}'`
  const puts = waitingLine<T>(`room in ${label}`, maxWaiting, () => admit(core))
  const core: QueueCore<T> = {
    options,
    queue,
    label,
    items: ring(),
    weights: weigh && ring(),
    size: 0,
    capacity,
    puts,
    takes: waitingLine(`an item of ${label}`, maxWaiting, undefined, puts.times),
    joins: waitingLine(`the end of ${label}`, maxWaiting),
    levels: waitingLine(`room in ${label}`, maxWaiting),
    put: 0,
    taken: 0,
    dropped: 0,
    unfinished: 0,
    closed: undefined,
  }
  return core
}

/** True: taken. False: refused; who insists gets the reason thrown, or a promise where the policy is to wait. */
export function offer<T>(core: QueueCore<T>, item: T, insist: boolean, limits?: Wait): Promise<void> | boolean {
  const { options, takes, puts, label, capacity, closed } = core
  let weight = 1
  if (options.weigh !== undefined) {
    weight = options.weigh(item)
    checkCount('weigh(item)', weight, 0)
  }
  if (closed !== undefined || weight > capacity) {
    if (insist) throw closed === undefined ? tooHeavy(core, weight) : closed()
    return false
  }
  if (takes.length > 0) {
    const { value, resolve } = shift(takes)
    arrived(core, item)
    gone(core, item)
    resolve(value === undefined ? item : value.got(item))
    return true
  }
  if (puts.length === 0 && fits(core, weight)) {
    add(core, item, weight)
    return true
  }
  tell(onFull, core, item)
  switch (options.overflow) {
    case 'drop-oldest': {
      const dropped = removeItems(core, () => !fits(core, weight))
      add(core, item, weight)
      done(core, dropped.length)
      admit(core)
      drop(core, dropped)
      return true
    }
    case 'drop-newest':
      drop(core, [item])
      return insist
    case 'throw':
      if (insist) throw new BackpressureError('BACKPRESSURE_FULL', `${label} is full`)
      return false
    default:
      return insist && wait(puts, item, weight, limits)
  }
}

/** Takes an item or waits for one. */
export function receive<T>(core: QueueCore<T>, how: Taking<T> | undefined, limits?: Wait): Promise<unknown> {
  try {
    checkWait(limits)
    if (core.items.count > 0) {
      const item = take(core)
      return Promise.resolve(how === undefined ? item : how.got(item))
    }
    if (core.closed === undefined) return wait(core.takes, how, 1, limits)
    if (how?.end === undefined) throw core.closed()
    return Promise.resolve(how.end)
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

/** Moves waiting puts into the room there is, then tells those who wait for a size. */
export function admit<T>(core: QueueCore<T>): void {
  const { puts, levels } = core
  while (puts.length > 0 && fits(core, puts.ends.next.weight)) {
    const { value, weight, resolve } = shift(puts)
    add(core, value, weight)
    resolve()
  }
  if (levels.length > 0) for (const { resolve } of removeAll(levels, ({ weight }) => core.size < weight)) resolve()
}

/** Takes out the oldest items, as long as they are `wanted`. */
export function removeItems<T>(core: QueueCore<T>, wanted: () => boolean): T[] {
  const removed: T[] = []
  while (core.items.count > 0 && wanted()) removed.push(removeItem(core))
  return removed
}

export function done(core: Pick<QueueCore<unknown>, 'unfinished' | 'joins'>, count: number): void {
  core.unfinished -= count
  if (core.unfinished === 0) for (const { resolve } of removeAll(core.joins, () => true)) resolve()
}

/** For items that left unseen. Called last, since `onDrop` is code of others; all are told before an error shows. */
export function drop<T>(core: QueueCore<T>, items: T[]): void {
  const errors: unknown[] = []
  core.dropped += items.length
  for (const item of items) {
    tell(onDrop, core, item)
    try {
      core.options.onDrop?.(item)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

/** A smaller capacity refuses the waiting puts that it can never take. */
export function resize<T>(core: QueueCore<T>, capacity: number): void {
  core.capacity = capacity
  refuse(core.puts, (weight) => tooHeavy(core, weight), capacity)
  admit(core)
}

export function close<T>(core: QueueCore<T>, cause: unknown): void {
  if (core.closed !== undefined) return
  const { puts, levels, takes, label } = core
  const why = () => new BackpressureError('BACKPRESSURE_CLOSED', `${label} is closed`, { cause })
  core.closed = why
  refuse(puts, why)
  refuse(levels, why)
  for (const { value, resolve } of removeAll(takes, ({ value }) => value?.end !== undefined)) resolve(value!.end)
  refuse(takes, why)
  tell(onClose, core)
}

function fits({ size, capacity }: { size: number; capacity: number }, weight: number): boolean {
  return size + weight <= capacity
}

function add<T>(core: QueueCore<T>, item: T, weight: number): void {
  append(core.items, item)
  if (core.weights !== undefined) append(core.weights, weight)
  core.size += weight
  arrived(core, item)
}

function removeItem<T>(core: QueueCore<T>): T {
  const { items, weights } = core
  core.size -= weights === undefined ? 1 : takeFirst(weights)
  return takeFirst(items)
}

function arrived<T>(core: QueueCore<T>, item: T): void {
  core.put++
  core.unfinished++
  tell(onPut, core, item)
}

function gone<T>(core: QueueCore<T>, item: T): void {
  core.taken++
  tell(onTake, core, item)
}

function tooHeavy({ label, capacity }: { label: string; capacity: number }, weight: number): BackpressureError {
  const message = `Weight ${weight} never fits ${label} of capacity ${capacity}`
  return new BackpressureError('BACKPRESSURE_TOO_LARGE', message)
}

function tell<T>(to: Channel | undefined, { queue, options, size, capacity }: QueueCore<T>, item?: T): void {
  if (to?.hasSubscribers) to.publish({ queue, name: options.name, size, capacity, item })
}

const onPut = /* @__PURE__ */ channel('queue:put')
const onTake = /* @__PURE__ */ channel('queue:take')
const onDrop = /* @__PURE__ */ channel('queue:drop')
const onFull = /* @__PURE__ */ channel('queue:full')
const onClose = /* @__PURE__ */ channel('queue:close')
