import type { Library } from './schema.ts'

const FORM = { makes: 'busboy', endsAt: ['limits', 'fileSize'] } as const

export default {
  name: 'busboy',
  package: 'busboy',
  modules: ['busboy', '@fastify/busboy'],
  exports: { default: { call: FORM, construct: FORM } },
  types: { Busboy: 'busboy' },
  things: {
    busboy: {
      kinds: ['node-writable', 'emitter'],
      puts: { write: { answers: 'boolean' } },
      events: { file: [undefined, 'uploaded-file'] },
    },
    'uploaded-file': { kinds: ['node-readable'], flow: ['data', 'readable'], remote: true },
  },
} as const satisfies Library
