import type { Library } from './schema.ts'

export default {
  name: 'p-all',
  package: 'p-all',
  modules: ['p-all'],
  exports: {
    // Takes functions, not promises, and calls each.
    default: {
      call: {
        promise: true,
        runs: 0,
        bound: { argument: 1, option: 'concurrency', unit: 'tasks', absent: 'unbounded' },
      },
    },
  },
} as const satisfies Library
