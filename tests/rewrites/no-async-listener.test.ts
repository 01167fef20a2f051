import { Readable } from 'node:stream'
import rule from '../../rules/no-async-listener.ts'
import { provesRewrites, type World } from './harness.ts'
import { turns } from './turns.ts'

/** A source of rows, and work on each that takes its time. */
interface Work extends World {
  source(): Readable
  store(row: number): Promise<void>
  settled(): Promise<void>
}

function work(count: number): Work {
  let steps = 0
  let running = 0
  let peak = 0
  const stored: number[] = []
  return {
    source: () => Readable.from(Array.from({ length: count }, (_, i) => i)),
    async store(row) {
      peak = Math.max(peak, ++running)
      for (let turn = 0; turn < 5; turn++) {
        steps++
        await turns()
      }
      running--
      stored.push(row)
    },
    async settled() {
      while (steps < count * 5) await turns()
    },
    steps: () => steps,
    peak: () => peak,
    seen: () => stored,
  }
}

provesRewrites(rule, [
  {
    name: 'rows that are stored',
    filename: 'code.mjs',
    code: `import { Readable } from 'node:stream'

export async function run(world) {
  const rows = Readable.from(world.source())
  rows.on('data', async (row) => {
    await world.store(row)
  })
  await world.settled()
  return 'stored'
}
`,
    says: ['for await (const row of rows) {'],
    suggestion: { messageId: 'useForAwait' },
    workloads: [
      { name: 'many rows', world: () => work(40), bound: 1 },
      { name: 'one row', world: () => work(1) },
      { name: 'no rows', world: () => work(0) },
    ],
  },
])
