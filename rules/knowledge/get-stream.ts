import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const READ = {
  call: {
    promise: true,
    collects: 0,
    bound: { argument: 1, option: 'maxBuffer', unit: 'bytes', absent: 'unbounded' },
  },
} as const

export default {
  name: 'get-stream',
  package: 'get-stream',
  modules: ['get-stream'],
  exports: each(['default', 'getStreamAsArray', 'getStreamAsArrayBuffer', 'getStreamAsBuffer'], READ),
} as const satisfies Library
