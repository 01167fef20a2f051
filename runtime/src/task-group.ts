import { BackpressureError } from './errors.ts'
import { checkSignal, onAbort, type Signal } from './inside/abort.ts'
import { isCancel } from './inside/cancelled.ts'
import { checkCount, checkType } from './inside/check.ts'
import { shield } from './inside/cursor.ts'
import { add, fifo, takeFirst } from './inside/fifo.ts'

export interface TaskGroupOptions {
  /** How many children run at a time; more wait for their turn. The body is not counted. */
  limit?: number | undefined
  /** Its abort ends the group: all are signalled and waited for, then the group rejects with `signal.reason`. */
  signal?: Signal | undefined
}

export interface SpawnOptions {
  /** Shown in the message of the group's error when this child fails. */
  name?: string | undefined
}

/**
 * Children that end before the block that started them: none is left behind, whether it ends well or not.
 *
 * When: a few different tasks belong together, and when one fails the others shall stop. For one function over many
 * items, `forEachLimit` holds back the source as well.
 *
 * Gotchas: a failing child or body aborts `signal` and is waited for with all others; so hand the signal on, or one
 * that does not listen holds up the end. Every failure arrives in one `AggregateError`, also a single one. What rejects
 * with the signal's reason or an `AbortError` was cancelled, which is no failure. With a limit, children that wait for
 * their turn are kept: await what you spawn in a long loop; and a child that awaits another can wait for ever.
 *
 * @example
 * const [user, orders] = await TaskGroup.run(async (group) => {
 *   const user = group.spawn((signal) => loadUser(id, signal))
 *   const orders = group.spawn((signal) => loadOrders(id, signal))
 *   return [await user, await orders]
 * })
 */
export class TaskGroup {
  /** Runs `body`, and resolves with its result when it and all children have ended. */
  static async run<R>(
    body: (group: TaskGroup) => R | PromiseLike<R>,
    options: TaskGroupOptions = {},
  ): Promise<Awaited<R>> {
    checkType('body', body, 'function')
    checkType('options', options, 'object')
    const { limit, signal } = options
    if (limit !== undefined) checkCount('limit', limit)
    checkSignal(signal)
    const group = new TaskGroup(limit ?? Infinity)
    const letGo = onAbort(signal, (reason) => {
      group.#cancelled = [reason]
      group.#abort(reason)
    })
    try {
      return await group.#whole(body)
    } finally {
      letGo()
    }
  }

  /** Aborted at the first failure, and when the group is cancelled; the reason tells which. */
  readonly signal: Signal
  readonly #controller = new AbortController()
  /** How many more children may run now. */
  #slots: number
  /** What lets the children go on that wait for their turn. */
  readonly #turns = fifo<() => void>()
  /** What failed, each error once, and the name of its child. */
  readonly #failures = new Map<unknown, string | undefined>()
  #cancelled: unknown[] = []
  /** The body and the children that have not ended. */
  #open = 0
  #over = false
  #ended!: () => void

  private constructor(limit: number) {
    this.signal = this.#controller.signal
    this.#slots = limit
  }

  /**
   * Starts a child, never in the calling tick. The promise is its result, and need not be read: the group tells of
   * failures. After a failure, or an abort, it rejects with the signal's reason and `fn` does not run.
   */
  spawn<R>(fn: (signal: Signal) => R | PromiseLike<R>, options: SpawnOptions = {}): Promise<Awaited<R>> {
    try {
      checkType('fn', fn, 'function')
      checkType('options', options, 'object')
      if (options.name !== undefined) checkType('name', options.name, 'string')
      if (this.#over && !this.signal.aborted) throw new BackpressureError('BACKPRESSURE_CLOSED', 'The group is over')
    } catch (error) {
      return Promise.reject(error)
    }
    const child = this.#child(() => fn(this.signal), options.name)
    shield(child)
    return child as Promise<Awaited<R>>
  }

  async #whole<R>(body: (group: TaskGroup) => R | PromiseLike<R>): Promise<Awaited<R>> {
    const ended = new Promise<void>((resolve) => (this.#ended = resolve))
    const result = this.#child(() => body(this), undefined, true)
    shield(result)
    await ended
    const failures = [...this.#failures.keys()]
    if (failures.length > 0) throw new AggregateError([...this.#cancelled, ...failures], this.#message())
    if (this.#cancelled.length > 0) throw this.#cancelled[0]
    return result as Promise<Awaited<R>>
  }

  async #child(run: () => unknown, name: string | undefined, isBody = false): Promise<unknown> {
    const { signal } = this
    if (signal.aborted) throw signal.reason
    this.#open++
    try {
      await (isBody || this.#turn())
      if (signal.aborted) throw signal.reason
      try {
        return await run()
      } catch (error) {
        // A child that gives up by itself is let go; a body that does ends the group.
        if (!isCancel(error, signal) || (isBody && !signal.aborted)) this.#failed(error, name)
        throw error
      }
    } finally {
      if (!isBody) this.#next()
      if (--this.#open === 0) {
        this.#over = true
        this.#ended()
      }
    }
  }

  /** A child waits for one that ends, when there are as many as may run. */
  #turn(): Promise<void> | undefined {
    if (this.#slots === 0) return new Promise((resolve) => add(this.#turns, resolve))
    this.#slots--
    return undefined
  }

  #next(): void {
    if (this.#turns.count > 0) takeFirst(this.#turns)()
    else this.#slots++
  }

  /** Those who wait for their turn see the abort, and end. */
  #abort(reason: unknown): void {
    this.#controller.abort(reason)
    while (this.#turns.count > 0) takeFirst(this.#turns)()
  }

  #failed(error: unknown, name: string | undefined): void {
    if (!this.#failures.has(error)) this.#failures.set(error, name)
    this.#abort(error)
  }

  #message(): string {
    const names = [...this.#failures.values()].filter((name) => name !== undefined)
    const count = `${this.#failures.size} failed in the task group`
    return names.length > 0 ? `${count}: ${names.join(', ')}` : count
  }
}
