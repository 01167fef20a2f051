import rule from '../../rules/no-overlapping-interval.ts'
import { provesRewrites } from './harness.ts'
import { TICKS } from './ticks.ts'

provesRewrites(rule, [
  {
    name: 'an async callback whose id is cleared',
    filename: 'code.mjs',
    code: `export async function run(world) {
  let runs = 0
  const timer = setInterval(async () => {
    runs++
    await fetch('/state')
  }, 1000)
  await world.pass(900)
  const early = runs
  await world.pass(9_100)
  clearInterval(timer)
  const last = runs
  await world.pass(60_000)
  return [early, runs - last]
}
`,
    says: ['const timer = interval(async () => {', 'void timer.stop()'],
    workloads: TICKS,
  },
  {
    name: 'a callback that clears its own timer, in TypeScript',
    filename: 'code.ts',
    code: `export async function run(world: { pass(ms: number): Promise<void> }): Promise<string> {
  let left = 3
  const timer = setInterval(async () => {
    await fetch('/state').catch(() => {})
    if (--left === 0) clearInterval(timer)
  }, 1000)
  timer.unref()
  await world.pass(60_000)
  return left <= 0 ? 'stopped' : 'waiting'
}
`,
    says: ['const timer = interval(async () => {', 'if (--left === 0) void timer.stop()'],
    workloads: TICKS,
  },
  {
    name: 'a promise that is dropped, in CommonJS',
    filename: 'code.cjs',
    code: `const timers = require('node:timers')

exports.run = async function run(world) {
  globalThis.setInterval(() => {
    fetch('/state').catch(() => {})
  }, 1000).unref()
  await world.pass(10_500)
  return typeof timers
}
`,
    says: [
      "const timers = require('node:timers')\nconst { interval } = require('backpressure-runtime')\n",
      "interval(async () => {\n    await fetch('/state').catch(() => {})",
    ],
    workloads: TICKS.map(({ world, ...load }) => ({ ...load, world: () => ({ ...world(), seen: () => '' }) })),
  },
])
