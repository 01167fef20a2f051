import type { Library } from './schema.ts'

export default {
  name: 'DataLoader',
  package: 'dataloader',
  modules: ['dataloader'],
  exports: {
    default: { construct: { makes: 'data-loader' } },
  },
  types: { default: 'data-loader' },
  things: {
    // Calls of one tick become one batch: asking for many at once is what it is for, so that `load` is no I/O here.
    'data-loader': { kinds: ['loader'], methods: { load: { promise: true }, loadMany: { promise: true } } },
  },
} as const satisfies Library
