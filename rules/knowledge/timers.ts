import type { Library } from './schema.ts'

export default {
  name: 'timers',
  modules: ['globals', 'timers'],
  exports: {
    setInterval: { call: { repeats: { callback: 0, ms: 1 } } },
  },
} as const satisfies Library
