import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

/** What waits for the file, in bytes; beyond it lines are dropped. There is none where the option is left away. */
export const LOG_BUFFER = {
  holds: 'lines',
  usual: 16_777_216,
  place: { argument: 0, option: 'maxLength', none: [0], unit: 'bytes', absent: 'unbounded' },
} as const

export default {
  name: 'sonic-boom',
  package: 'sonic-boom',
  modules: ['sonic-boom'],
  exports: each(['default', 'SonicBoom'], {
    construct: { makes: 'sonic-boom', buffer: { ...LOG_BUFFER, unless: { option: 'sync', is: true } } },
  }),
  types: { SonicBoom: 'sonic-boom' },
  things: {
    // Of no kind: what programs log is small, and rules about streams leave it alone.
    'sonic-boom': { kinds: ['emitter'], methods: { flush: {}, reopen: {} }, roomEvent: 'drain' },
  },
} as const satisfies Library
