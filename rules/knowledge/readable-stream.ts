import type { Library } from './schema.ts'

const DUPLEX = { construct: { makes: 'node-duplex' } } as const

export default {
  name: 'readable-stream',
  package: 'readable-stream',
  modules: ['readable-stream'],
  exports: {
    default: { construct: { makes: 'node-readable' } },
    Stream: { construct: { makes: 'node-readable' } },
    Writable: { construct: { makes: 'node-writable' } },
    Readable: { construct: { makes: 'node-readable' } },
    Duplex: DUPLEX,
    Transform: DUPLEX,
    PassThrough: DUPLEX,
    'Readable.from': { call: { makes: 'node-readable' } },
    compose: { call: { makes: 'node-duplex' } },
    'promises.pipeline': { call: { promise: true } },
    'promises.finished': { call: { promise: true } },
  },
  types: {
    Writable: 'node-writable',
    Readable: 'node-readable',
    Duplex: 'node-duplex',
    Transform: 'node-duplex',
    PassThrough: 'node-duplex',
  },
} as const satisfies Library
