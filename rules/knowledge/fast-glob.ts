import type { Library } from './schema.ts'
import { IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'fast-glob',
  package: 'fast-glob',
  modules: ['fast-glob'],
  exports: {
    default: { call: IO_PROMISE },
    async: { call: IO_PROMISE },
    glob: { call: IO_PROMISE },
    stream: { call: { makes: 'node-readable', io: true } },
  },
} as const satisfies Library
