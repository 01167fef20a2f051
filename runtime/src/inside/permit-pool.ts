import { BackpressureError } from '../errors.ts'
import { channel, type Channel } from './channels.ts'
import { checkCount, checkName, invalidNumber } from './check.ts'
import type { Permit } from './permit.ts'
import { settled } from './settled.ts'
import { checkWait, type Wait } from './wait.ts'
import { refuse, shift, wait, waitingLine, type WaitingLine } from './waiting-line.ts'

export interface PoolOptions {
  /** How many callers may wait; one more is rejected with `BACKPRESSURE_FULL`. */
  maxWaiting?: number | undefined
  /** Shown in messages and diagnostics. */
  name?: string | undefined
}

/**
 * Permits and the line of those who wait for them. A permit that is given back goes straight to the head of the line,
 * and nobody overtakes: neither a new caller nor a light one behind a heavy one.
 */
export interface PermitPool {
  total: number
  /** Below 0 while holders have more than a `resize` left. */
  free: number
  acquired: number
  /** The value tells whether the caller wants a permit object. */
  readonly line: WaitingLine<boolean, unknown>
  /** Makes the error for those who come after the close. */
  closed: (() => unknown) | undefined
  readonly name: string | undefined
  readonly label: string
}

export function permitPool(what: string, total: number, { maxWaiting, name }: PoolOptions): PermitPool {
  if (maxWaiting !== undefined) checkCount('maxWaiting', maxWaiting)
  checkName(name)
  const label = name === undefined ? `the ${what}` : `${what} '${name}'`
  const line = waitingLine<boolean, unknown>(`a permit of ${label}`, maxWaiting, () => serve(pool))
  const pool: PermitPool = { total, free: total, acquired: 0, line, closed: undefined, name, label }
  return pool
}

/** Takes without waiting where that overtakes nobody. */
export function take(pool: PermitPool, weight: number): boolean {
  const { line, free, total, closed } = pool
  if (weight !== 1) {
    checkCount('weight', weight)
    // More than there are would wait for ever; with none, everybody waits for a resize.
    if (weight > total && total > 0) throw tooHeavy(pool, weight)
  }
  if (line.length > 0 || weight > free || closed !== undefined) return false
  taken(pool, weight)
  return true
}

/** Takes or waits; the answer is a permit object if one is wanted. */
export function enter(pool: PermitPool, wanted: boolean, weight: number, limits?: Wait): Promise<unknown> {
  try {
    checkWait(limits)
    if (take(pool, weight)) return wanted ? Promise.resolve(new HeldPermit(pool, weight)) : settled
    if (pool.closed !== undefined) throw pool.closed()
    tell(onWait, pool, weight)
    return wait(pool.line, wanted, weight, limits)
  } catch (error) {
    return Promise.reject(error)
  }
}

export function give(pool: PermitPool, weight: number): void {
  pool.free += weight
  tell(onRelease, pool, weight)
  serve(pool)
}

export function resize(pool: PermitPool, total: number): void {
  pool.free += total - pool.total
  pool.total = total
  if (total > 0) refuse(pool.line, (weight) => tooHeavy(pool, weight), total)
  serve(pool)
}

/** Rejects all who wait; the answer makes such an error. */
export function clear(pool: PermitPool, cause: unknown): () => unknown {
  const why = () => new BackpressureError('BACKPRESSURE_CLOSED', `${pool.label} is closed`, { cause })
  refuse(pool.line, why)
  return why
}

/** A permit in somebody's hands. */
export class HeldPermit implements Permit {
  // Engines forget the shape of permits, and the code compiled for it, once all have died; this one stays.
  protected static readonly kept: Permit = /* @__PURE__ */ new HeldPermit(undefined as never, 0)
  readonly #pool: PermitPool
  /** 0 once released. */
  #weight: number

  constructor(pool: PermitPool, weight: number) {
    this.#pool = pool
    this.#weight = weight
  }

  release(): void {
    if (this.#weight === 0) throw new BackpressureError('BACKPRESSURE_RELEASED', 'The permit was released before')
    this[Symbol.dispose]()
  }

  [Symbol.dispose](): void {
    const weight = this.#weight
    this.#weight = 0
    if (weight > 0) give(this.#pool, weight)
  }
}

function serve(pool: PermitPool): void {
  const { line } = pool
  while (line.length > 0 && line.ends.next.weight <= pool.free) {
    const { value, weight, resolve } = shift(line)
    resolve(value ? new HeldPermit(pool, weight) : undefined)
    taken(pool, weight)
  }
}

function taken(pool: PermitPool, weight: number): void {
  pool.free -= weight
  pool.acquired++
  tell(onAcquire, pool, weight)
}

function tooHeavy({ total, label }: PermitPool, weight: number): Error {
  return invalidNumber('weight', `at most the ${total} permits of ${label}`, weight)
}

function tell(to: Channel | undefined, { name, total: permits, free, line }: PermitPool, weight: number): void {
  if (!to?.hasSubscribers) return
  to.publish({ name, weight, permits, available: Math.max(0, free), waiting: line.length })
}

const onWait = /* @__PURE__ */ channel('semaphore:wait')
const onAcquire = /* @__PURE__ */ channel('semaphore:acquire')
const onRelease = /* @__PURE__ */ channel('semaphore:release')
