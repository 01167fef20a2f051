import type { Library } from './schema.ts'

export default {
  name: 'raw-body',
  package: 'raw-body',
  modules: ['raw-body'],
  exports: {
    default: {
      call: {
        promise: true,
        collects: 0,
        bound: { argument: 1, option: 'limit', unit: 'bytes', absent: 'unbounded' },
      },
    },
  },
} as const satisfies Library
