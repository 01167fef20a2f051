import type { Library } from './schema.ts'

const EMITTER = { construct: { makes: 'emitter' } } as const

export default {
  name: 'node:events',
  modules: ['events'],
  exports: {
    default: EMITTER,
    EventEmitter: EMITTER,
    EventEmitterAsyncResource: EMITTER,
    once: { call: { promise: true, awaitsEvent: { emitter: 0, event: 1, rejectsOnError: true } } },
    // Without marks it keeps every event until the consumer comes. The option was `highWatermark` before Node.js 20.
    on: {
      call: {
        bound: { argument: 2, option: 'highWaterMark', or: ['highWatermark'], unit: 'items', absent: 'unbounded' },
      },
    },
  },
  types: { default: 'emitter', EventEmitter: 'emitter' },
  things: { emitter: { kinds: ['emitter'] } },
} as const satisfies Library
