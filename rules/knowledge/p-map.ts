import type { Library } from './schema.ts'

const MAPPER = {
  promise: true,
  maps: { items: 0, mapper: 1 },
  bound: { argument: 2, option: 'concurrency', unit: 'tasks', absent: 'unbounded' },
} as const

export default {
  name: 'p-map',
  package: 'p-map',
  modules: ['p-map'],
  exports: {
    default: { call: MAPPER },
    // An async iterable: without a limit of its own, `backpressure` is `concurrency`.
    pMapIterable: { call: { maps: MAPPER.maps, bound: MAPPER.bound } },
  },
} as const satisfies Library
