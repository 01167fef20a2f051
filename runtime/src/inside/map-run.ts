import { onAbort, type Signal } from './abort.ts'
import { Breath } from './breath.ts'
import { close, isThenable, shield, type Cursor, type Step } from './cursor.ts'
import type { Limiter, Permit } from './held-permit.ts'

/** What a call keeps of each item. */
export type Keep = 'values' | 'settled' | 'nothing'

export interface MapTask {
  fn: (item: never, index: number, signal: never) => unknown
  onError: string | undefined
  keep: Keep
  /** Whether items that are promises are handed on as they are. */
  raw: boolean
}

/** One call of the maps: pulls items as slots come free and runs them within the limit. */
export class MapRun {
  readonly #task: MapTask
  readonly #cursor: Cursor
  readonly #resolve: (results: unknown) => void
  readonly #reject: (error: unknown) => void
  readonly #results: unknown[] = []
  readonly #errors: unknown[] = []
  readonly #controller = new AbortController()
  readonly #breath = new Breath(16)
  #letGo: () => void = () => {}
  #next = 0
  #running = 0
  #exhausted = false
  #stopped = false
  #slotFree: (() => void) | undefined

  constructor(task: MapTask, cursor: Cursor, resolve: (results: unknown) => void, reject: (error: unknown) => void) {
    this.#task = task
    this.#cursor = cursor
    this.#resolve = resolve
    this.#reject = reject
  }

  /** A number over a source at hand runs in lanes, the cheapest way; whatever is waited for is pulled by one loop. */
  start(limit: number | Limiter, waits: boolean, signal: Signal | undefined): void {
    this.#letGo = onAbort(signal, (reason) => this.#stop(reason))
    if (typeof limit !== 'number') void this.#pull(Infinity, limit)
    else if (waits) void this.#pull(limit, undefined)
    else while (this.#running < limit && !this.#exhausted && !this.#stopped) void this.#lane()
  }

  /** One of several loops, each taking its next item when its last is done. */
  async #lane(): Promise<void> {
    this.#running++
    for (;;) {
      if (this.#breath.held !== undefined) await this.#breath.held
      const step = this.#stopped || this.#exhausted ? undefined : this.#step()
      if (step === undefined) break
      const index = this.#starts()
      try {
        const item = !this.#task.raw && isThenable(step.value) ? await step.value : step.value
        if (this.#stopped) break
        this.#done(index, await this.#task.fn(item as never, index, this.#controller.signal as never))
      } catch (error) {
        this.#failed(index, error)
      }
      this.#breath.step()
    }
    this.#ended()
  }

  #step(): Step | undefined {
    try {
      const step = this.#cursor.next() as Step
      if (this.#stopped) close(this.#cursor)
      else if (!step.done) return step
      this.#exhausted = true
    } catch (error) {
      this.#sourceFailed(error)
    }
    return undefined
  }

  /** Pulls one item ahead of the slots, so that slow source and slow work overlap; permits are taken for items only. */
  async #pull(slots: number, limiter: Limiter | undefined): Promise<void> {
    try {
      while (!this.#stopped) {
        const step = await this.#cursor.next()
        if (step.done) break
        shield(step.value)
        let permit: Permit | undefined
        if (limiter !== undefined) permit = await this.#permit(limiter)
        else if (this.#running >= slots) await new Promise<void>((resolve) => (this.#slotFree = resolve))
        if (this.#stopped) permit?.release()
        else void this.#runOne(step.value, permit)
        if (this.#breath.held !== undefined) await this.#breath.held
      }
      this.#exhausted = true
    } catch (error) {
      this.#sourceFailed(error)
    }
    this.#settle()
  }

  /** A limiter that fails ends the call as a source does, but the source is closed. */
  async #permit(limiter: Limiter): Promise<Permit | undefined> {
    try {
      return await limiter.acquire()
    } catch (error) {
      this.#stop(error)
      return undefined
    }
  }

  async #runOne(value: unknown, permit: Permit | undefined): Promise<void> {
    this.#running++
    const index = this.#starts()
    try {
      try {
        const item = !this.#task.raw && isThenable(value) ? await value : value
        if (!this.#stopped)
          this.#done(index, await this.#task.fn(item as never, index, this.#controller.signal as never))
      } finally {
        permit?.release()
      }
    } catch (error) {
      this.#failed(index, error)
    }
    this.#breath.step()
    this.#slotFree?.()
    this.#ended()
  }

  #starts(): number {
    if (this.#task.keep !== 'nothing') this.#results.push(undefined)
    return this.#next++
  }

  #done(index: number, value: unknown): void {
    const { keep } = this.#task
    if (keep === 'values') this.#results[index] = value
    else if (keep === 'settled') this.#results[index] = { status: 'fulfilled', value }
  }

  #failed(index: number, reason: unknown): void {
    if (this.#task.keep === 'settled') this.#results[index] = { status: 'rejected', reason }
    else if (this.#task.onError === 'collect') this.#errors.push(reason)
    else this.#stop(reason)
  }

  #sourceFailed(error: unknown): void {
    this.#exhausted = true
    if (this.#task.onError === 'collect') this.#errors.push(error)
    else this.#stop(error)
  }

  #stop(error: unknown): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#errors[0] = error
    this.#letGo()
    this.#slotFree?.()
    if (!this.#exhausted) close(this.#cursor)
    if (this.#task.onError !== 'join') this.#reject(error)
    this.#controller.abort(error)
    this.#settle()
  }

  #ended(): void {
    this.#running--
    this.#settle()
  }

  #settle(): void {
    if (this.#running > 0 || !(this.#exhausted || this.#stopped)) return
    this.#letGo()
    if (this.#stopped) this.#reject(this.#errors[0])
    else if (this.#errors.length === 0) this.#resolve(this.#task.keep === 'nothing' ? undefined : this.#results)
    else this.#reject(new AggregateError(this.#errors, `${this.#errors.length} of ${this.#next} items failed`))
  }
}
