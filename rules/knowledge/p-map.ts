import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

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
    ...each(['default', 'pMapKeyed', 'pMapSettled', 'pMapSettledKeyed'], { call: MAPPER }),
    // An async iterable, which reads ahead no further than `concurrency` either.
    pMapIterable: { call: { maps: MAPPER.maps, bound: MAPPER.bound } },
  },
  remedy: { export: 'default', named: 'pMap', esmSince: 5 },
} as const satisfies Library
