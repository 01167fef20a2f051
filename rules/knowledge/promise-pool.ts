import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const CHAINING = [
  'for',
  'handleError',
  'onTaskFinished',
  'onTaskStarted',
  'useCorrespondingResults',
  'withTaskTimeout',
] as const

const WITH_CONCURRENCY = {
  makes: 'promise-pool',
  bound: { argument: 0, unit: 'tasks', absent: 'refused' },
} as const

export default {
  name: '@supercharge/promise-pool',
  package: '@supercharge/promise-pool',
  modules: ['@supercharge/promise-pool'],
  exports: {
    PromisePool: { construct: { makes: 'promise-pool' } },
    ...each(['PromisePool.for', 'PromisePool.withTaskTimeout'], { call: { makes: 'promise-pool' } }),
    'PromisePool.withConcurrency': { call: WITH_CONCURRENCY },
  },
  things: {
    // Ten at a time unless `withConcurrency()` says otherwise.
    'promise-pool': {
      kinds: ['limiter'],
      methods: {
        ...each(CHAINING, { makes: 'promise-pool' }),
        withConcurrency: WITH_CONCURRENCY,
        process: { limits: true, promise: true, callbacks: [{ argument: 0, parameters: [undefined], per: 'item' }] },
      },
    },
  },
} as const satisfies Library
