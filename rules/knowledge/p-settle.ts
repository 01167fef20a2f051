import type { Library } from './schema.ts'

export default {
  name: 'p-settle',
  package: 'p-settle',
  modules: ['p-settle'],
  exports: {
    // Takes promises, which no limit holds back any more, or functions, and calls each.
    default: {
      call: {
        promise: true,
        runs: 0,
        bound: { argument: 1, option: 'concurrency', unit: 'tasks', absent: 'unbounded' },
      },
    },
  },
} as const satisfies Library
