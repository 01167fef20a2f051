import type { Library } from './schema.ts'

/** One item after the other. */
const SERIES = { call: { promise: true, limits: true, maps: { items: 0, mapper: 1 } } } as const

export default {
  name: 'p-map-series, p-each-series',
  package: 'p-map-series',
  modules: ['p-map-series', 'p-each-series'],
  exports: { default: SERIES },
} as const satisfies Library
