import type { Library } from './schema.ts'

// `setInterval` of this module is an async iterator: its consumer sets the pace, so nothing repeats by itself.
export default {
  name: 'node:timers/promises',
  modules: ['timers/promises'],
  exports: {
    setTimeout: { call: { promise: true } },
    setImmediate: { call: { promise: true } },
    'scheduler.wait': { call: { promise: true } },
    'scheduler.yield': { call: { promise: true } },
  },
} as const satisfies Library
