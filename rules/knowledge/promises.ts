import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'JavaScript',
  modules: ['globals'],
  exports: {
    'Promise.all': { call: { joins: 'all', promise: true } },
    'Promise.allSettled': { call: { joins: 'allSettled', promise: true } },
    'Promise.any': { call: { joins: 'any', promise: true } },
    'Promise.race': { call: { joins: 'race', promise: true } },
    ...each(['Promise.resolve', 'Promise.reject', 'Promise.try'], { call: { promise: true } }),
    Promise: { construct: { promise: true } },
    'Array.from': { call: { maps: { items: 0, mapper: 1 } } },
    // Awaits one item before it takes the next.
    'Array.fromAsync': { call: { promise: true } },
  },
} as const satisfies Library
