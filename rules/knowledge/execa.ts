import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'Execa',
  package: 'execa',
  modules: ['execa'],
  exports: each(['execa', 'execaCommand', 'execaNode'], { call: { ...IO_PROMISE, makes: 'child' } }),
} as const satisfies Library
