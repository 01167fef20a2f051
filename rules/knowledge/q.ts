import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'Q',
  package: 'q',
  modules: ['q'],
  exports: {
    default: { call: { promise: true } },
    all: { call: { joins: 'all', promise: true } },
    allSettled: { call: { joins: 'allSettled', promise: true } },
    any: { call: { joins: 'any', promise: true } },
    race: { call: { joins: 'race', promise: true } },
    ...each(['delay', 'reject', 'resolve'], { call: { promise: true } }),
    denodeify: { call: { wraps: 0 } },
  },
} as const satisfies Library
