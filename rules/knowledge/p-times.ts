import type { Library } from './schema.ts'

export default {
  name: 'p-times',
  package: 'p-times',
  modules: ['p-times'],
  exports: {
    // The first argument is a count.
    default: {
      call: {
        promise: true,
        maps: { items: 0, mapper: 1 },
        bound: { argument: 2, option: 'concurrency', unit: 'tasks', absent: 'unbounded' },
      },
    },
  },
} as const satisfies Library
