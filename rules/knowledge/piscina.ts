import type { Library } from './schema.ts'

/** Tasks that wait for a thread, of which there is no limit without one. */
export const TASK_LINE = {
  holds: 'callers',
  usual: 1000,
  place: { argument: 0, option: 'maxQueue', unit: 'items', absent: 'unbounded' },
} as const

const POOL = { construct: { makes: 'worker-pool', buffer: TASK_LINE } } as const

export default {
  name: 'Piscina',
  package: 'piscina',
  modules: ['piscina'],
  exports: { default: POOL, Piscina: POOL },
  types: { default: 'worker-pool', Piscina: 'worker-pool' },
  things: {
    // As many tasks at once as it has threads; those that wait have no bound unless `maxQueue` gives one.
    'worker-pool': {
      kinds: ['limiter', 'queue', 'emitter'],
      puts: { run: { answers: 'promise' } },
      methods: { run: { limits: true, promise: true }, destroy: { promise: true } },
      room: ['queueSize'],
      roomEvent: 'drain',
    },
  },
} as const satisfies Library
