import type { Library } from './schema.ts'
import { byteMark } from './vocabulary.ts'

const MARKS = [byteMark('highWaterMark', 'objectMode')] as const

const BOTH_MARKS = [
  ...MARKS,
  byteMark('readableHighWaterMark', 'readableObjectMode'),
  byteMark('writableHighWaterMark', 'writableObjectMode'),
] as const

/** Where `pipeline()` comes from. */
export const STREAM_MODULE = 'node:stream'

const WRITABLE = {
  puts: { write: { answers: 'boolean' } },
  room: ['writableNeedDrain', 'writableLength'],
  roomEvent: 'drain',
  goneEvents: ['close', 'error', 'finish'],
} as const

const DUPLEX = { construct: { makes: 'node-duplex', marks: BOTH_MARKS } } as const

export default {
  name: 'node:stream',
  modules: ['stream'],
  exports: {
    default: { construct: { makes: 'node-readable' } },
    Stream: { construct: { makes: 'node-readable' } },
    Writable: { construct: { makes: 'node-writable', marks: MARKS } },
    Readable: { construct: { makes: 'node-readable', marks: MARKS } },
    Duplex: DUPLEX,
    Transform: DUPLEX,
    PassThrough: DUPLEX,
    'Readable.from': {
      call: { makes: 'node-readable', marks: [{ argument: 1, option: 'highWaterMark', unit: 'items', usual: 16 }] },
    },
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
