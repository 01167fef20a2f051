import type { Library } from './schema.ts'
import { LOG_BUFFER } from './sonic-boom.ts'

export default {
  name: 'pino',
  package: 'pino',
  modules: ['pino'],
  exports: {
    // Synchronous unless said otherwise.
    destination: { call: { makes: 'sonic-boom', buffer: { ...LOG_BUFFER, onlyIf: { option: 'sync', is: false } } } },
  },
} as const satisfies Library
