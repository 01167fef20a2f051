import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'node:stream/consumers',
  modules: ['stream/consumers'],
  exports: {
    ...each(['arrayBuffer', 'blob', 'buffer', 'text'], { call: { promise: true, collects: 0 } }),
    json: { call: { promise: true, collects: 0 } },
  },
} as const satisfies Library
