import type { Library } from './schema.ts'

const SERVER = {
  makes: 'tls-server',
  callbacks: [{ argument: 'last', parameters: ['net-socket'], per: 'request' }],
} as const

export default {
  name: 'node:tls',
  modules: ['tls'],
  exports: {
    createServer: { call: SERVER },
    Server: { call: SERVER, construct: SERVER },
    connect: { call: { makes: 'net-socket', io: true } },
    TLSSocket: { construct: { makes: 'net-socket' } },
  },
  types: { Server: 'tls-server', TLSSocket: 'net-socket' },
  things: {
    'tls-server': { kinds: ['server', 'emitter'], events: { secureConnection: ['net-socket'] } },
  },
} as const satisfies Library
