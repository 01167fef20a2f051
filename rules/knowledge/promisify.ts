import type { Library } from './schema.ts'

export default {
  name: 'node:util',
  modules: ['util'],
  exports: {
    promisify: { call: { wraps: 0 } },
  },
} as const satisfies Library
