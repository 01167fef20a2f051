import type { Library } from './schema.ts'
import { IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'glob',
  package: 'glob',
  modules: ['glob'],
  exports: { glob: { call: IO_PROMISE }, globStream: { call: { io: true } } },
} as const satisfies Library
