import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const STREAM = { io: true, makes: 'node-duplex' } as const

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
        stream: STREAM,
        extend: { makes: 'got' },
      },
      members: { stream: 'got-stream', paginate: 'got-paginate' },
    },
    'got-stream': { kinds: ['client'], methods: each(['delete', 'get', 'patch', 'post', 'put'], STREAM) },
    'got-paginate': {
      kinds: ['client'],
      methods: {
        all: {
          ...IO_PROMISE,
          lists: { argument: 1, filter: 'pagination', instead: '`for await` over `got.paginate()`' },
        },
      },
    },
  },
} as const satisfies Library
