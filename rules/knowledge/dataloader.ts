import type { Library } from './schema.ts'

export default {
  name: 'DataLoader',
  package: 'dataloader',
  modules: ['dataloader'],
  exports: {
    default: {
      construct: {
        makes: 'data-loader',
        // All keys of one tick come at once, unless told otherwise.
        callbacks: [
          {
            argument: 0,
            parameters: [undefined],
            pieces: { argument: 1, option: 'maxBatchSize', unit: 'items', absent: 'unbounded' },
          },
        ],
      },
    },
  },
  types: { default: 'data-loader' },
  things: {
    // Calls of one tick become one batch: asking for many at once is what it is for, so that `load` is no I/O here.
    'data-loader': { kinds: ['loader'], methods: { load: { promise: true }, loadMany: { promise: true } } },
  },
} as const satisfies Library
