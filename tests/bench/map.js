import async from 'async'
import pLimit from 'p-limit'
import pMap from 'p-map'
import { limitMap } from './limit.js'

const tasks = {
  'a task of one microtask': async (item) => {
    await null
    return item
  },
  'a task of one turn': (item) => new Promise((resolve) => setImmediate(resolve, item)),
}

const contenders = (runtime, concurrency, fn) => {
  const contender = (name, role, map) => ({
    name,
    role,
    async run(n) {
      const results = await map(Array.from({ length: n }, (_, i) => i))
      if (results.length !== n || results[n - 1] !== n - 1) throw new Error('results were lost')
    },
  })
  return [
    contender('backpressure-runtime', 'ours', (items) => runtime.mapLimit(items, concurrency, fn)),
    contender('bare limit', 'limit', (items) => limitMap(items, concurrency, fn)),
    contender('async', 'peer', (items) => async.mapLimit(items, concurrency, async (item) => fn(item))),
    contender('p-map', 'peer', (items) => pMap(items, fn, { concurrency })),
    contender('p-limit', 'slower', (items) => {
      const limit = pLimit(concurrency)
      return Promise.all(items.map((item) => limit(fn, item)))
    }),
  ]
}

export const tables = (runtime) =>
  Object.entries(tasks).flatMap(([task, fn]) =>
    [10, 100].map((concurrency) => ({
      title: `mapLimit: ${task}, concurrency ${concurrency}`,
      goals: { peer: 1.3 },
      contenders: contenders(runtime, concurrency, fn),
    })),
  )
