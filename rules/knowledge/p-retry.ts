import type { Library } from './schema.ts'

export default {
  name: 'p-retry',
  package: 'p-retry',
  modules: ['p-retry'],
  exports: {
    // Runs its function once and, while that fails, again: one at a time, so no limit is needed and none is given.
    default: { call: { promise: true } },
    makeRetriable: { call: { wraps: 0 } },
  },
} as const satisfies Library
