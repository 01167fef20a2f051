import type { Library } from './schema.ts'

const WRITABLE = {
  puts: { write: { answers: 'boolean' } },
  room: ['writableNeedDrain', 'writableLength'],
  roomEvent: 'drain',
  goneEvents: ['close', 'error', 'finish'],
} as const

const DUPLEX = { construct: { makes: 'node-duplex' } } as const

export default {
  name: 'node:stream',
  modules: ['stream'],
  exports: {
    default: { construct: { makes: 'node-readable' } },
    Stream: { construct: { makes: 'node-readable' } },
    Writable: { construct: { makes: 'node-writable' } },
    Readable: { construct: { makes: 'node-readable' } },
    Duplex: DUPLEX,
    Transform: DUPLEX,
    PassThrough: DUPLEX,
    'Readable.from': { call: { makes: 'node-readable' } },
    'Readable.fromWeb': { call: { makes: 'node-readable' } },
    'Readable.toWeb': { call: { makes: 'web-readable' } },
    'Writable.fromWeb': { call: { makes: 'node-writable' } },
    'Writable.toWeb': { call: { makes: 'web-writable' } },
    'Duplex.from': { call: { makes: 'node-duplex' } },
    'Duplex.fromWeb': { call: { makes: 'node-duplex' } },
    compose: { call: { makes: 'node-duplex' } },
    'promises.pipeline': { call: { promise: true } },
    'promises.finished': { call: { promise: true } },
  },
  types: {
    Stream: 'node-readable',
    Writable: 'node-writable',
    Readable: 'node-readable',
    Duplex: 'node-duplex',
    Transform: 'node-duplex',
    PassThrough: 'node-duplex',
  },
  things: {
    'node-writable': { kinds: ['node-writable'], ...WRITABLE },
    'node-readable': { kinds: ['node-readable'], flow: ['data', 'readable'] },
    'node-duplex': { kinds: ['node-readable', 'node-writable'], ...WRITABLE, flow: ['data', 'readable'] },
  },
} as const satisfies Library
