import type { Library } from './schema.ts'

export default {
  name: 'await-semaphore',
  package: 'await-semaphore',
  modules: ['await-semaphore'],
  exports: {
    Semaphore: { construct: { makes: 'await-semaphore', bound: { argument: 0, unit: 'tasks', absent: 'refused' } } },
    Mutex: { construct: { makes: 'await-semaphore' } },
  },
  things: {
    'await-semaphore': {
      kinds: ['semaphore', 'limiter'],
      // It answers the function that gives the permit back.
      puts: { acquire: { answers: 'promise', waitsForRoom: true } },
      methods: { use: { limits: true, promise: true } },
    },
  },
} as const satisfies Library
