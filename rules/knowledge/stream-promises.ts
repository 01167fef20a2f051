import type { Library } from './schema.ts'

export default {
  name: 'node:stream/promises',
  modules: ['stream/promises'],
  exports: {
    pipeline: { call: { promise: true } },
    finished: { call: { promise: true } },
  },
} as const satisfies Library
