import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'Underscore',
  package: 'underscore',
  modules: ['underscore'],
  exports: {
    ...each(['collect', 'each', 'forEach', 'map'], { call: { maps: { items: 0, mapper: 1 } } }),
    chunk: { call: { chunks: true } },
  },
} as const satisfies Library
