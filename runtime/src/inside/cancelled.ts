import type { SignalLike } from './abort.ts'

/** Whether work ended because it was told to, which is no failure: by the signal's reason or as an `AbortError`. */
export function isCancel(error: unknown, signal: SignalLike): boolean {
  return (signal.aborted && error === signal.reason) || (error as { name?: unknown } | null)?.name === 'AbortError'
}
