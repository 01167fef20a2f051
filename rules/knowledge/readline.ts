import type { Library } from './schema.ts'

export default {
  name: 'node:readline',
  modules: ['readline', 'readline/promises'],
  exports: {
    createInterface: { call: { makes: 'readline' } },
    Interface: { construct: { makes: 'readline' } },
  },
  types: { Interface: 'readline', ReadLine: 'readline' },
  things: {
    // `pause()` does not stop the lines of the chunk that was read already.
    readline: { kinds: ['emitter'], flow: ['line'], goneEvents: ['close'] },
  },
} as const satisfies Library
