import type { Library } from './schema.ts'

export default {
  name: 'p-queue',
  package: 'p-queue',
  modules: ['p-queue'],
  exports: {
    default: {
      construct: {
        makes: 'p-queue',
        bound: { argument: 0, option: 'concurrency', or: ['intervalCap'], unit: 'tasks', absent: 'unbounded' },
      },
    },
  },
  types: { default: 'p-queue' },
  things: {
    // `add()` settles when the task is done; `onSizeLessThan()` tells of room in the waiting line.
    'p-queue': {
      kinds: ['queue', 'limiter', 'emitter'],
      puts: { add: { answers: 'promise' }, addAll: { answers: 'promise' } },
      methods: {
        add: { limits: true, promise: true },
        addAll: { limits: true, promise: true, runs: 0 },
        onEmpty: { promise: true },
        onIdle: { promise: true },
        onSizeLessThan: { promise: true },
      },
      room: ['size', 'pending', 'sizeBy', 'onSizeLessThan', 'onEmpty'],
    },
  },
  remedy: {
    export: 'default',
    named: 'PQueue',
    keptAs: { name: 'queue', method: 'add' },
    esmSince: 7,
    exactSince: 9,
  },
} as const satisfies Library
