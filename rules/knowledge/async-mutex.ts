import type { Library } from './schema.ts'

const METHODS = {
  runExclusive: { limits: true, promise: true },
  waitForUnlock: { promise: true },
} as const

const ACQUIRE = { acquire: { answers: 'promise', waitsForRoom: true } } as const

export default {
  name: 'async-mutex',
  package: 'async-mutex',
  modules: ['async-mutex'],
  exports: {
    Mutex: { construct: { makes: 'async-mutex' } },
    Semaphore: {
      construct: { makes: 'async-mutex-semaphore', bound: { argument: 0, unit: 'tasks', absent: 'refused' } },
    },
    // The lock goes on as the same kind of lock; which one it is, the tables can't say.
    withTimeout: { call: { makes: 'async-mutex' } },
  },
  types: {
    Mutex: 'async-mutex',
    MutexInterface: 'async-mutex',
    Semaphore: 'async-mutex-semaphore',
    SemaphoreInterface: 'async-mutex-semaphore',
  },
  things: {
    'async-mutex': { kinds: ['semaphore', 'limiter'], puts: ACQUIRE, methods: METHODS, room: ['isLocked'] },
    'async-mutex-semaphore': {
      kinds: ['semaphore', 'limiter'],
      puts: ACQUIRE,
      methods: METHODS,
      room: ['isLocked', 'getValue'],
    },
  },
} as const satisfies Library
