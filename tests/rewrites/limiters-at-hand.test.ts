import fanOut from '../../rules/no-unbounded-fan-out.ts'
import promiseAll from '../../rules/no-unbounded-promise-all.ts'
import { provesRewrites, type Workload } from './harness.ts'
import { REQUESTS, requests, type Requests } from './requests.ts'

const suggestion = { messageId: 'useAtHand' }
const workloads = REQUESTS
// A limiter of its own starts what is left after a failure, as `Promise.all` did: what it bounds is how many run.
const failuresSeen: readonly Workload<Requests>[] = [
  { name: 'all well', world: () => requests(60), bound: 10 },
  { name: 'nothing to do', world: () => requests(0) },
  { name: 'a failing item', world: () => requests(60, { 7: 'fails' }), bound: 10 },
]

provesRewrites(promiseAll, [
  {
    name: 'p-limit, a new limiter',
    filename: 'code.mjs',
    code: `import pLimit from 'p-limit'

export const limiter = typeof pLimit

export async function run(world) {
  return await Promise.all(world.urls.map(async (url, index) => index + (await (await fetch(url)).text())))
}
`,
    says: ['const limit = pLimit(10)\n\nexport async', 'map((url, index) => limit(async () => index'],
    suggestion,
    workloads,
  },
  {
    name: 'p-limit, the limiter that is there, allSettled and a function of the file',
    filename: 'code.mjs',
    code: `import pLimit from 'p-limit'

const few = pLimit(5)

async function load(url) {
  return (await fetch(url)).text()
}

export async function run(world) {
  const tasks = world.urls.map(load)
  return (await Promise.allSettled(tasks)).map(({ status, reason }) => status + String(reason))
}
`,
    says: ['world.urls.map((item) => few(() => load(item)))'],
    suggestion,
    workloads: workloads.map(({ bound, ...load }) => ({ ...load, ...(bound !== undefined && { bound: 5 }) })),
  },
  {
    name: 'p-limit, a new limiter where the tasks wait for slots of the one that is there',
    filename: 'code.mjs',
    code: `import pLimit from 'p-limit'

const few = pLimit(5)

const count = (text) => few(async () => text.length)
const check = async (text) => count(text)
const look = async (text) => check(text)

export async function run(world) {
  return await Promise.all(world.urls.map(async (url) => look(await (await fetch(url)).text())))
}
`,
    says: ['const limit = pLimit(10)', 'map((url) => limit(async () => look('],
    suggestion,
    workloads,
  },
  {
    name: 'p-limit, tasks that a loop pushes, in TypeScript',
    filename: 'code.ts',
    code: `import pLimit from 'p-limit'

const limit = pLimit(10)

export async function run(world: { urls: string[] }): Promise<string[]> {
  const tasks: Promise<string>[] = []
  for (const [index, url] of world.urls.entries()) {
    if (url.length === 0) continue
    tasks.push(fetch(url).then(async (answer) => index + (await answer.text())))
  }
  return Promise.all(tasks)
}
`,
    says: ['tasks.push(limit(() => fetch(url)'],
    suggestion,
    workloads,
  },
  {
    name: 'p-map',
    filename: 'code.mjs',
    code: `import pMap from 'p-map'

export const mapper = typeof pMap

export async function run(world) {
  const pages = await Promise.all(world.urls.map(async (url) => (await fetch(url)).text()))
  return pages.join()
}
`,
    says: ['await pMap(world.urls, async (url) => (await fetch(url)).text(), { concurrency: 10 })'],
    suggestion,
    workloads,
  },
  {
    name: 'p-map, in TypeScript',
    filename: 'code.ts',
    code: `import pMap from 'p-map'

export const mapper = typeof pMap

export const run = async (net: { urls: string[] }) =>
  Promise.all(net.urls.map(async (url, index) => [index, await (await fetch(url)).text()] as const))
`,
    says: ['pMap(net.urls, async (url, index)'],
    suggestion,
    workloads,
  },
  {
    name: 'p-queue',
    filename: 'code.mjs',
    code: `import PQueue from 'p-queue'

export const queue = typeof PQueue

export async function run(world) {
  return await Promise.all(world.urls.map(async (url) => (await fetch(url)).text()))
}
`,
    says: ['const queue2 = new PQueue({ concurrency: 10 })', 'queue2.add(async () =>'],
    suggestion,
    workloads,
  },
  {
    name: 'async, in CommonJS',
    filename: 'code.cjs',
    code: `const { series } = require('async')

exports.kind = typeof series

exports.run = async function run(world) {
  return await Promise.all(world.urls.map(async (url) => (await fetch(url)).text()))
}
`,
    says: ["const { series, mapLimit } = require('async')", 'mapLimit(world.urls, 10, async (url)'],
    suggestion: { ...suggestion, settings: { versions: { async: '3' } } },
    workloads,
  },
])

const caught = (library: string) => `${library}

export async function run(world) {
  const urls = world.urls.filter((url) => url !== '')
  urls.forEach(async (url) => {
    try {
      await (await fetch(url)).text()
    } catch (error) {
      String(error)
    }
  })
}
`

provesRewrites(fanOut, [
  {
    name: 'p-limit, a forEach that nobody waits for',
    filename: 'code.mjs',
    code: caught("import pLimit from 'p-limit'\n\nconst limit = pLimit(10)\nexport { limit }"),
    says: ['await Promise.all(urls.map((url) => limit(async () => {'],
    suggestion,
    workloads: failuresSeen,
  },
  {
    name: 'p-map, a forEach that nobody waits for',
    filename: 'code.mjs',
    code: caught("import pMap from 'p-map'\n\nexport const mapper = typeof pMap"),
    says: ['await pMap(urls, async (url) => {'],
    suggestion,
    workloads: failuresSeen,
  },
])
