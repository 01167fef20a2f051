/** What a test looks at of an error. */
interface Caught extends Error {
  code?: string
  errors: unknown[]
}

/** The rejection of a promise, or the error that a call throws; fails when there is none. */
export async function errorOf(subject: PromiseLike<unknown> | (() => unknown)): Promise<Caught> {
  try {
    await (typeof subject === 'function' ? subject() : subject)
  } catch (error) {
    return error as Caught
  }
  throw new Error('Expected an error')
}

/** Whether a promise is still pending after all microtasks that are ready. */
export async function isPending(promise: PromiseLike<unknown>): Promise<boolean> {
  let pending = true
  promise.then(
    () => (pending = false),
    () => (pending = false),
  )
  await turn()
  return pending
}

/** Lets everything run that needs no timer. */
export function turn(): Promise<void> {
  return new Promise((resolve) => realImmediate(resolve))
}

const realImmediate = globalThis.setImmediate
