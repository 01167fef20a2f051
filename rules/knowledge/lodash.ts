import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'Lodash',
  package: 'lodash',
  modules: ['lodash', 'lodash-es'],
  byPath: true,
  exports: {
    ...each(['each', 'flatMap', 'forEach', 'map'], { call: { maps: { items: 0, mapper: 1 } } }),
    chunk: { call: { chunks: true } },
  },
} as const satisfies Library
