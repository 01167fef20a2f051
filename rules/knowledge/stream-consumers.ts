import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'node:stream/consumers',
  modules: ['stream/consumers'],
  exports: each(['arrayBuffer', 'blob', 'buffer', 'json', 'text'], { call: { promise: true, collects: 0 } }),
} as const satisfies Library
