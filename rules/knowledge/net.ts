import type { Library } from './schema.ts'

const SERVER = {
  makes: 'net-server',
  callbacks: [{ argument: 'last', parameters: ['net-socket'], per: 'request' }],
} as const

const CONNECT = { makes: 'net-socket', io: true } as const

export default {
  name: 'node:net',
  modules: ['net'],
  exports: {
    createServer: { call: SERVER },
    Server: { call: SERVER, construct: SERVER },
    connect: { call: CONNECT },
    createConnection: { call: CONNECT },
    Socket: { construct: { makes: 'net-socket' } },
  },
  types: {
    Server: 'net-server',
    Socket: 'net-socket',
  },
  things: {
    'net-server': {
      kinds: ['server', 'emitter'],
      events: { connection: ['net-socket'] },
    },
    'net-socket': {
      kinds: ['node-readable', 'node-writable'],
      puts: { write: { answers: 'boolean' } },
      room: ['writableNeedDrain', 'writableLength', 'bufferSize'],
      roomEvent: 'drain',
      goneEvents: ['close', 'error', 'finish'],
      leaves: true,
      flow: ['data', 'readable'],
      remote: true,
    },
  },
} as const satisfies Library
