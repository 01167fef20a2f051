import type { Channel } from './channels.ts'

/**
 * Engines forget the shapes of objects, and with them the code compiled for these, once a collection finds none alive.
 * Where queues or semaphores come and go, each would run cold again; so a small one of each is made with the first and
 * stays for ever.
 */
export function keeper(channels: readonly Channel[]): (make: () => unknown) => void {
  let kept: unknown
  return (make) => {
    // Nobody shall be told of it.
    if (kept !== undefined || channels.some(({ hasSubscribers }) => hasSubscribers)) return
    // Before it is made, for making one asks to keep one.
    kept = make
    kept = make()
  }
}
