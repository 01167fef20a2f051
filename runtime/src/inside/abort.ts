import { checkObject, invalid } from './check.ts'

/** As much of an `AbortSignal` as this package uses, so that the types need neither DOM nor Node. */
export interface SignalLike {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The platform's `AbortSignal` where its types are known, else the part of it that is used here. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S extends SignalLike } }
  ? S
  : SignalLike

/** Throws for something that is no signal, and the signal's reason when it was aborted before. */
export function checkSignal(signal: SignalLike | undefined): void {
  if (signal === undefined) return
  checkObject('signal', signal)
  if (typeof signal.aborted !== 'boolean' || typeof signal.addEventListener !== 'function') {
    throw invalid('signal', 'an AbortSignal', signal)
  }
  if (signal.aborted) throw signal.reason
}

/** Calls `aborted` once at the abort; the answer lets go of the signal. */
export function onAbort(signal: SignalLike | undefined, aborted: (reason: unknown) => void): () => void {
  if (signal === undefined) return () => {}
  const listener = () => {
    signal.removeEventListener('abort', listener)
    aborted(signal.reason)
  }
  signal.addEventListener('abort', listener)
  return () => signal.removeEventListener('abort', listener)
}
