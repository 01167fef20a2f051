import type { Library } from './schema.ts'

const FILTER = {
  maps: { items: 0, mapper: 1 },
  bound: { argument: 2, option: 'concurrency', unit: 'tasks', absent: 'unbounded' },
} as const

export default {
  name: 'p-filter',
  package: 'p-filter',
  modules: ['p-filter'],
  exports: { default: { call: { ...FILTER, promise: true } }, pFilterIterable: { call: FILTER } },
} as const satisfies Library
