import { setImmediate as turn } from 'node:timers/promises'

/** Lets everything run that waits for nothing but the event loop. */
export async function turns(count = 1): Promise<void> {
  for (let i = 0; i < count; i++) await turn()
}

/** Resolves when what is counted has not changed for `quiet` turns of the event loop. */
export async function standstill(count: () => number, quiet = 200): Promise<void> {
  let last = count()
  for (let still = 0; still < quiet; still++) {
    await turns()
    if (count() === last) continue
    last = count()
    still = 0
  }
}
