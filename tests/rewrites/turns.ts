import { setImmediate as turn } from 'node:timers/promises'

/** Lets everything run that waits for nothing but the event loop. */
export async function turns(count = 1): Promise<void> {
  for (let i = 0; i < count; i++) await turn()
}

/** How long nothing may change until it counts as standing still: turns of the event loop, and time for the network. */
export interface Quiet {
  readonly turns: number
  readonly ms: number
}

/** Resolves when what is counted has not changed for that long. */
export async function standstill(count: () => number, quiet: Quiet = { turns: 200, ms: 0 }): Promise<void> {
  let last = count()
  let since = process.hrtime.bigint()
  for (let still = 0; still < quiet.turns || process.hrtime.bigint() - since < quiet.ms * 1_000_000; still++) {
    await turns()
    if (count() === last) continue
    last = count()
    since = process.hrtime.bigint()
    still = 0
  }
}
