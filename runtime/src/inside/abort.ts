import { invalid } from './check.ts'

/** As much of an `AbortSignal` as this package uses, so that the types need neither DOM nor Node. */
export interface SignalLike {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: (event: { readonly target: unknown }) => void): void
  removeEventListener(type: 'abort', listener: (event: { readonly target: unknown }) => void): void
}

/** The platform's `AbortSignal` where its types are known, else the part of it that is used here. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S extends SignalLike } }
  ? S
  : SignalLike

/** Throws for something that is no signal, and the signal's reason when it was aborted before. */
export function checkSignal(signal: SignalLike | undefined): void {
  if (signal === undefined) return
  if (typeof signal?.aborted !== 'boolean') throw invalid('signal', 'an AbortSignal', signal)
  if (signal.aborted) throw signal.reason
}

/** What to do at the abort: let go of the signal, and more. The answer is called when all others did so too. */
type Leave = (reason: unknown) => void | (() => void)

const crowds = /* @__PURE__ */ new WeakMap<SignalLike, Set<Leave>>()

/**
 * Calls `leave` once at the abort; the answer lets go of the signal.
 * All who wait on a signal share one listener: adding and removing one costs as much as there are listeners.
 */
export function onAbort(signal: SignalLike | undefined, leave: Leave): () => void {
  if (signal === undefined) return () => {}
  const crowd = crowds.get(signal) ?? new Set()
  crowds.set(signal, crowd)
  if (crowd.size === 0) signal.addEventListener('abort', disperse)
  crowd.add(leave)
  return () => {
    if (crowd.delete(leave) && crowd.size === 0) signal.removeEventListener('abort', disperse)
  }
}

function disperse({ target }: { readonly target: unknown }): void {
  const signal = target as SignalLike
  const after = [...crowds.get(signal)!].map((leave) => leave(signal.reason))
  for (const act of after) act?.()
}
