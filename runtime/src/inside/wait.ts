import { checkMs, checkObject } from './check.ts'
import { checkSignal, onAbort, type Signal, type SignalLike } from './abort.ts'
import { Timer } from './timer.ts'
import type { AnyWaiter } from './waiting-line.ts'

/** How long a caller is ready to wait. */
export interface Wait {
  /** Rejects with `signal.reason`. */
  signal?: Signal | undefined
  /** Rejects with `BACKPRESSURE_TIMEOUT` after so many ms. */
  timeoutMs?: number | undefined
}

/** The rejection for wrong options or a signal that was aborted before, or undefined. */
export function refusal(wait: Wait | undefined): Promise<never> | undefined {
  if (wait === undefined) return undefined
  try {
    checkObject('wait', wait)
    if (wait.timeoutMs !== undefined) checkMs('timeoutMs', wait.timeoutMs)
    checkSignal(wait.signal)
    return undefined
  } catch (error) {
    return Promise.reject(error)
  }
}

/** What may end a wait. */
export interface Limits {
  signal: SignalLike | undefined
  timer: Timer | undefined
}

/** Takes the waiter out of its line and rejects it at the abort or when its time is over. */
export function watch(waiter: AnyWaiter, wait: Wait): void {
  const { signal, timeoutMs } = wait
  const limits: Limits = { signal, timer: undefined }
  waiter.limits = limits
  if (signal !== undefined) {
    const crowd = crowds.get(signal) ?? gather(signal)
    crowd.waiters.add(waiter)
  }
  if (timeoutMs !== undefined) {
    limits.timer = new Timer(timeoutMs, () => {
      const line = waiter.line as NonNullable<typeof waiter.line>
      line.remove(waiter)
      waiter.reject(line.timedOut(timeoutMs))
      line.left()
    })
  }
}

export function forget(waiter: AnyWaiter): void {
  const { signal, timer } = waiter.limits as Limits
  waiter.limits = undefined
  timer?.cancel()
  if (signal === undefined) return
  const crowd = crowds.get(signal)
  if (crowd === undefined) return
  crowd.waiters.delete(waiter)
  if (crowd.waiters.size > 0) return
  crowds.delete(signal)
  crowd.letGo()
}

interface Crowd {
  readonly waiters: Set<AnyWaiter>
  letGo(): void
}

// One listener for all who wait on a signal: adding and removing a listener costs as much as there are listeners.
const crowds = new WeakMap<SignalLike, Crowd>()

function gather(signal: SignalLike): Crowd {
  const waiters = new Set<AnyWaiter>()
  const crowd = { waiters, letGo: onAbort(signal, (reason) => disperse(signal, waiters, reason)) }
  crowds.set(signal, crowd)
  return crowd
}

/** All of them leave before any line moves up, so that nobody is served whose signal is aborted already. */
function disperse(signal: SignalLike, waiters: Set<AnyWaiter>, reason: unknown): void {
  crowds.delete(signal)
  const left = [...waiters].map((waiter) => {
    const line = waiter.line as NonNullable<typeof waiter.line>
    line.remove(waiter)
    waiter.reject(reason)
    return line
  })
  for (const line of new Set(left)) line.left()
}
