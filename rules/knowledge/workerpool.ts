import type { Library } from './schema.ts'

export default {
  name: 'workerpool',
  package: 'workerpool',
  modules: ['workerpool'],
  exports: {
    pool: {
      call: {
        makes: 'workerpool',
        buffer: {
          holds: 'callers',
          usual: 1000,
          place: { argument: 'last', option: 'maxQueueSize', unit: 'items', absent: 'unbounded' },
        },
      },
    },
  },
  types: { Pool: 'workerpool' },
  things: {
    // As many tasks at once as it has workers; the promises settle with the task.
    workerpool: {
      kinds: ['limiter', 'queue'],
      puts: { exec: { answers: 'promise' } },
      methods: { exec: { limits: true, promise: true }, terminate: { promise: true } },
      room: ['stats'],
    },
  },
} as const satisfies Library
