import { QUERIES } from './dns.ts'
import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'node:dns/promises',
  modules: ['dns/promises'],
  exports: each(QUERIES, { call: IO_PROMISE }),
} as const satisfies Library
