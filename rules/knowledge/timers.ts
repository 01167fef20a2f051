import type { Library } from './schema.ts'

export default {
  name: 'timers',
  modules: ['globals', 'timers'],
  exports: {
    setInterval: { call: { repeats: { callback: 0, ms: 1 } } },
    'promises.setTimeout': { call: { promise: true } },
    'promises.setImmediate': { call: { promise: true } },
  },
} as const satisfies Library
