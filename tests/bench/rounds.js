// Side by side in one run: every contender once a round, in turning order, so that all see the same noise. What counts
// is the CPU time of each one's fastest round: what else a machine does, or an engine compiles, only ever adds to it.
// Garbage is not collected by force in between: V8 throws away the code it compiled for objects that all died, and what
// follows would be the speed of a program that starts, not of one at load.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
export const gc = runInNewContext('gc')

/**
 * `contenders`: `{ name, role, run(n) }`; `n` operations are asked for, in whole multiples of `step`. Answers them with
 * `ns`, the CPU time of one operation in each round.
 */
export async function measure(contenders, { rounds, ms, step = 4, most = 1e6 }) {
  const whole = (n) => Math.max(1, Math.round(n / step)) * step
  const rows = contenders.map((contender) => ({ ...contender, n: whole(Math.min(most, 2000)), ns: [] }))
  for (const row of rows) {
    // The first runs compile, the faster of two tells how many make `ms`, the last is as long as those that count.
    await row.run(row.n)
    await row.run(row.n)
    row.n = whole(Math.min(most, (ms * 1e6) / Math.min(await cost(row), await cost(row))))
    await row.run(row.n)
  }
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[(i + round) % rows.length]
      row.ns.push(await cost(row))
    }
  }
  return rows
}

/** CPU time of one operation, in ns. */
async function cost(row) {
  const before = process.cpuUsage()
  await row.run(row.n)
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / row.n
}

export const fastest = (row) => Math.min(...row.ns)
