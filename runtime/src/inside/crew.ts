import type { BoundedQueue } from '../bounded-queue.ts'
import { onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { isCancel } from './cancelled.ts'
import { Gate } from './gate.ts'
import type { Failure } from './outlet.ts'
import { scale, type Levels } from './span.ts'

export interface CrewTask<T> {
  queue: BoundedQueue<T>
  levels: Levels
  fn: (item: T, signal: Signal) => unknown
  signal: Signal | undefined
  onError: ((error: unknown, item: T) => void) | undefined
}

/** The workers of one pool. */
export class Crew<T> {
  readonly done: Promise<void>
  readonly #task: CrewTask<T>
  readonly #controller = new AbortController()
  readonly #ended: Promise<void>
  readonly #rest = breath(16)
  /** Calls off those who wait for an item; they look again what to do. */
  #waits = new AbortController()
  readonly #gate = new Gate()
  /** Lets go of the signal and ends the looks at the depth. */
  readonly #letGo: () => void
  #size = 0
  /** How many there should be. */
  #target: number
  #stopped = false
  #failure: Failure
  #end!: () => void

  constructor(task: CrewTask<T>) {
    const { queue, levels, signal } = task
    this.#task = task
    this.#target = signal?.aborted === true ? 0 : levels.min
    this.#ended = new Promise((resolve) => (this.#end = resolve))
    this.done = this.#ended.then(() => {
      if (this.#failure !== undefined) throw this.#failure.error
    })
    const letGo = onAbort(signal, (reason) => this.#stop(reason))
    const unwatch = levels.min < levels.max ? scale(levels, queue, (by) => this.#change(by)) : undefined
    this.#letGo = () => {
      letGo()
      unwatch?.()
    }
    for (let i = 0; i < this.#target; i++) void this.#work()
    if (this.#size === 0) this.#over()
  }

  get size(): number {
    return this.#size
  }

  pause(): void {
    this.#gate.close()
    this.#waits.abort()
  }

  resume(): void {
    this.#gate.open()
  }

  async stop(): Promise<void> {
    this.#stop(undefined)
    await this.#ended
  }

  async #work(): Promise<void> {
    this.#size++
    try {
      for (;;) {
        await this.#rest()
        await this.#gate.pass()
        if (this.#stopped || this.#size > this.#target) break
        const got = await this.#take()
        if (got === 'over') break
        await this.#gate.pass()
        if (got !== 'called off') await this.#run(got.value)
      }
    } catch (error) {
      this.#fail(error)
    }
    this.#size--
    if (this.#size === 0) this.#over()
  }

  async #take(): Promise<{ value: T } | 'over' | 'called off'> {
    const { queue } = this.#task
    const got = queue.tryTake()
    if (got !== undefined) return got
    if (this.#waits.signal.aborted) this.#waits = new AbortController()
    const { signal } = this.#waits
    try {
      // An item that is a promise stays one in a list.
      const [value] = (await queue.takeMany(1, { signal })) as [T]
      return { value }
    } catch (error) {
      if (signal.aborted) return 'called off'
      if (queue.closed) return 'over'
      throw error
    }
  }

  async #run(item: T): Promise<void> {
    const { fn, onError, queue } = this.#task
    const { signal } = this.#controller
    try {
      await fn(item, signal)
    } catch (error) {
      if (signal.aborted && isCancel(error, signal)) return
      if (onError === undefined) this.#fail(error)
      else onError(error, item)
    } finally {
      queue.taskDone()
    }
  }

  #change(by: number): void {
    const { min, max } = this.#task.levels
    if (this.#gate.shut) return
    this.#target = Math.max(min, Math.min(max, this.#target + by))
    if (this.#size < this.#target) void this.#work()
    if (this.#size > this.#target) this.#waits.abort()
  }

  #fail(error: unknown): void {
    this.#failure ??= { error }
    this.#stop(error)
  }

  #stop(reason: unknown): void {
    this.#stopped = true
    this.#controller.abort(reason)
    this.#waits.abort()
    this.#letGo()
    this.resume()
  }

  #over(): void {
    this.#letGo()
    this.#end()
  }
}
