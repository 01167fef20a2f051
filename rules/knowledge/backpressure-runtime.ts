import type { Library } from './schema.ts'

/** `mapLimit(items, limit, fn)`, where the limit is a number or a semaphore. */
const MAPPER = {
  promise: true,
  limits: true,
  maps: { items: 0, mapper: 2 },
  bound: { argument: 1, unit: 'tasks', absent: 'refused' },
} as const

export default {
  name: 'backpressure-runtime',
  package: 'backpressure-runtime',
  modules: ['backpressure-runtime'],
  exports: {
    BoundedQueue: {
      construct: {
        makes: 'bounded-queue',
        bound: { argument: 0, option: 'capacity', unit: 'items', absent: 'refused' },
      },
    },
    Semaphore: {
      construct: {
        makes: 'bp-semaphore',
        bound: { argument: 0, option: 'permits', unit: 'tasks', absent: 'refused' },
      },
    },
    createLimit: {
      call: { makes: 'bp-limit', bound: { argument: 0, option: 'concurrency', unit: 'tasks', absent: 'refused' } },
    },
    mapLimit: { call: MAPPER },
    mapLimitSettled: { call: MAPPER },
    forEachLimit: { call: MAPPER },
    write: { call: { promise: true } },
    writeAll: { call: { promise: true } },
    drain: { call: { promise: true } },
    atMost: { call: { caps: { items: 0, max: 1 } } },
    // Repeats too, but never over a run that is not done: nothing that the rules on timers need to know.
    interval: { call: {} },
  },
  types: { BoundedQueue: 'bounded-queue', Semaphore: 'bp-semaphore', Limit: 'bp-limit' },
  things: {
    'bounded-queue': {
      kinds: ['queue'],
      puts: {
        put: {
          answers: 'promise',
          waitsForRoom: true,
          unless: { option: 'overflow', values: ['drop-oldest', 'drop-newest'] },
        },
        tryPut: {
          answers: 'boolean',
          refuses: true,
          unless: { option: 'overflow', values: ['drop-oldest', 'drop-newest'] },
        },
      },
      methods: {
        take: { promise: true },
        takeMany: { promise: true },
        whenBelow: { promise: true },
        join: { promise: true },
      },
      room: ['size', 'waitingPuts', 'whenBelow'],
    },
    'bp-semaphore': {
      kinds: ['semaphore', 'limiter'],
      puts: { acquire: { answers: 'promise', waitsForRoom: true } },
      methods: { run: { limits: true, promise: true } },
      room: ['available', 'waiting'],
    },
    'bp-limit': {
      kinds: ['limiter'],
      call: { limits: true, promise: true },
      methods: { map: { limits: true, promise: true, maps: { items: 0, mapper: 1 } } },
      room: ['pendingCount', 'activeCount'],
    },
  },
} as const satisfies Library
