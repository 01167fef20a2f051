import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'Got',
  package: 'got',
  modules: ['got'],
  exports: {
    default: { is: 'got' },
    got: { is: 'got' },
    create: { call: { makes: 'got' } },
  },
  types: { Got: 'got' },
  things: {
    got: {
      kinds: ['client'],
      call: IO_PROMISE,
      methods: {
        ...each(['delete', 'get', 'head', 'patch', 'post', 'put'], IO_PROMISE),
        stream: { io: true, makes: 'node-duplex' },
        extend: { makes: 'got' },
      },
    },
  },
} as const satisfies Library
