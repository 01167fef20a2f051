import type { Library } from './schema.ts'

const WRITABLE = {
  puts: { write: { answers: 'boolean' } },
  room: ['writableNeedDrain', 'writableLength'],
  roomEvent: 'drain',
  goneEvents: ['close', 'error', 'finish'],
} as const

export default {
  name: 'node:stream',
  modules: ['stream'],
  exports: {
    Writable: { construct: { makes: 'node-writable' } },
    Readable: { construct: { makes: 'node-readable' } },
    Duplex: { construct: { makes: 'node-duplex' } },
    Transform: { construct: { makes: 'node-duplex' } },
    PassThrough: { construct: { makes: 'node-duplex' } },
    'Readable.from': { call: { makes: 'node-readable' } },
  },
  types: {
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
