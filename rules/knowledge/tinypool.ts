import { TASK_LINE } from './piscina.ts'
import type { Library } from './schema.ts'

const POOL = { construct: { makes: 'worker-pool', buffer: TASK_LINE } } as const

export default {
  name: 'Tinypool',
  package: 'tinypool',
  modules: ['tinypool'],
  exports: { default: POOL, Tinypool: POOL },
  types: { default: 'worker-pool', Tinypool: 'worker-pool' },
} as const satisfies Library
