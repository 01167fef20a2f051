import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const MAPPER = {
  promise: true,
  maps: { items: 0, mapper: 1 },
  bound: { argument: 2, option: 'concurrency', unit: 'tasks', absent: 'unbounded' },
} as const

export default {
  name: 'Bluebird',
  package: 'bluebird',
  modules: ['bluebird', 'bluebird-lst'],
  exports: {
    default: { construct: { promise: true } },
    all: { call: { joins: 'all', promise: true } },
    any: { call: { joins: 'any', promise: true } },
    race: { call: { joins: 'race', promise: true } },
    allSettled: { call: { joins: 'allSettled', promise: true } },
    map: { call: MAPPER },
    filter: { call: MAPPER },
    // One item after the other.
    ...each(['each', 'mapSeries'], { call: { promise: true, limits: true, maps: MAPPER.maps } }),
    ...each(['delay', 'props', 'reject', 'resolve', 'some', 'try'], { call: { promise: true } }),
    promisify: { call: { wraps: 0 } },
  },
} as const satisfies Library
