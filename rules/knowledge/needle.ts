import type { Library } from './schema.ts'
import { each, IO, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'Needle',
  package: 'needle',
  modules: ['needle'],
  exports: {
    default: { call: IO_PROMISE },
    // Streams: a promise comes from `needle(…)` alone.
    ...each(['delete', 'get', 'head', 'patch', 'post', 'put', 'request'], { call: { ...IO, makes: 'node-readable' } }),
  },
} as const satisfies Library
