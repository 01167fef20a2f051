import type { Library } from './schema.ts'

const SEMAPHORE = {
  construct: {
    makes: 'async-sema',
    bound: { argument: 0, unit: 'tasks', absent: 'refused' },
  },
} as const

export default {
  name: 'async-sema',
  package: 'async-sema',
  modules: ['async-sema'],
  exports: {
    Sema: SEMAPHORE,
    RateLimit: { call: { makes: 'async-sema-rate', bound: { argument: 0, unit: 'tasks', absent: 'refused' } } },
  },
  types: { Sema: 'async-sema' },
  things: {
    'async-sema': {
      kinds: ['semaphore'],
      puts: { acquire: { answers: 'promise', waitsForRoom: true } },
      methods: { drain: { promise: true } },
      room: ['nrWaiting', 'tryAcquire'],
    },
    // `await lim()` holds the caller back.
    'async-sema-rate': { kinds: ['limiter'], call: { limits: true, promise: true } },
  },
} as const satisfies Library
