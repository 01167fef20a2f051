import type { Library } from './schema.ts'
import { IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'tinyglobby',
  package: 'tinyglobby',
  modules: ['tinyglobby'],
  exports: { glob: { call: IO_PROMISE } },
} as const satisfies Library
