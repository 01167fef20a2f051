import type { Library } from './schema.ts'

export default {
  name: 'tiny-each-async',
  package: 'tiny-each-async',
  modules: ['tiny-each-async'],
  exports: {
    // `eachAsync(items, iteratee, done)`; with a limit before the iteratee, which runs that many at once.
    default: {
      call: { maps: { items: 0, mapper: 1 }, bound: { argument: 1, unit: 'tasks', absent: 'unbounded' } },
    },
  },
} as const satisfies Library
