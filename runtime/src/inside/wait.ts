import { checkSignal, type Signal } from './abort.ts'
import { checkMs, checkType } from './check.ts'

/** How long a caller is ready to wait. */
export interface Wait {
  /** Rejects with `signal.reason`. */
  signal?: Signal | undefined
  /** Rejects with `BACKPRESSURE_TIMEOUT` after so many ms. */
  timeoutMs?: number | undefined
}

/** Throws for wrong options, and the reason of a signal that was aborted before. */
export function checkWait(wait: Wait | undefined): void {
  if (wait === undefined) return
  checkType('wait', wait, 'object')
  if (wait.timeoutMs !== undefined) checkMs('timeoutMs', wait.timeoutMs)
  checkSignal(wait.signal)
}
