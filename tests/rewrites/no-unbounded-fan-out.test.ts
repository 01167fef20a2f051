import rule from '../../rules/no-unbounded-fan-out.ts'
import { provesRewrites, type Workload } from './harness.ts'
import { requests, type Requests } from './requests.ts'

// Tasks that see to their own failures: whoever waits for them learns no more than whoever did not.
const workloads: readonly Workload<Requests>[] = [
  { name: 'all well', world: () => requests(60), bound: 10 },
  { name: 'some slow', world: () => requests(60, { 3: 'slow', 40: 'slow' }), bound: 10 },
  { name: 'nothing to do', world: () => requests(0) },
  { name: 'fewer than the limit', world: () => requests(4) },
  { name: 'a failing item', world: () => requests(60, { 7: 'fails' }), bound: 10 },
  { name: 'several failing items', world: () => requests(60, { 4: 'fails late', 7: 'fails', 8: 'fails late' }) },
]

provesRewrites(rule, [
  {
    name: 'forEach with a callback that catches',
    filename: 'code.mjs',
    code: `export async function run(world) {
  const urls = world.urls.filter((url) => url !== '')
  urls.forEach(async (url) => {
    try {
      // the body is of no use
      await (await fetch(url)).text()
    } catch (error) {
      String(error)
    }
  })
}
`,
    says: ["import { forEachLimit } from 'backpressure-runtime'\n", 'await forEachLimit(urls, 10, async (url) => {'],
    workloads,
  },
  {
    name: 'forEach over an annotated array, in TypeScript',
    filename: 'code.ts',
    code: `async function loadAll(urls: readonly string[]): Promise<void> {
  urls.forEach(async (url, index) => {
    try {
      await fetch(url)
    } catch {
      index.toFixed()
    }
  })
}

export const run = (world: { urls: readonly string[] }): Promise<void> => loadAll(world.urls)
`,
    says: ['await forEachLimit(urls, 10, async (url, index) => {'],
    workloads,
  },
  {
    name: 'a loop whose tasks end in a catch',
    filename: 'code.mjs',
    code: `export async function run(world) {
  for (const url of world.urls) {
    fetch(url).then((answer) => answer.text()).catch(() => {})
  }
}
`,
    says: ['await fetch(url).then((answer) => answer.text()).catch(() => {})'],
    workloads,
  },
  {
    name: 'a loop with void, in CommonJS',
    filename: 'code.cjs',
    code: `exports.run = async function run(world) {
  for (const url of world.urls) void load(url)
}

async function load(url) {
  try {
    await fetch(url)
  } catch {
    // somebody else looks after it
  }
}
`,
    says: ['for (const url of world.urls) await load(url)'],
    workloads,
  },
])
