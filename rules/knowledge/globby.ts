import type { Library } from './schema.ts'
import { IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'globby',
  package: 'globby',
  modules: ['globby'],
  exports: { globby: { call: IO_PROMISE }, globbyStream: { call: { makes: 'node-readable', io: true } } },
} as const satisfies Library
