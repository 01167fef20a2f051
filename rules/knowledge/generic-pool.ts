import type { Library } from './schema.ts'

export default {
  name: 'generic-pool',
  package: 'generic-pool',
  modules: ['generic-pool'],
  exports: {
    createPool: {
      call: {
        makes: 'generic-pool',
        bound: { argument: 1, option: 'max', unit: 'tasks', absent: 1 },
        // Callers that wait for a resource, and how long they do, have no limit.
        buffer: {
          holds: 'callers',
          usual: 100,
          place: {
            argument: 1,
            option: 'maxWaitingClients',
            or: ['acquireTimeoutMillis'],
            unit: 'items',
            absent: 'unbounded',
          },
        },
      },
    },
  },
  types: { Pool: 'generic-pool' },
  things: {
    'generic-pool': {
      kinds: ['semaphore', 'emitter'],
      puts: { acquire: { answers: 'promise', waitsForRoom: true } },
      methods: { use: { limits: true, promise: true }, drain: { promise: true }, clear: { promise: true } },
      room: ['pending', 'available', 'borrowed', 'spareResourceCapacity'],
    },
  },
} as const satisfies Library
