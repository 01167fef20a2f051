import type { Library } from './schema.ts'

const SERVER = {
  makes: 'ws-server',
  marks: [{ argument: 0, option: 'maxPayload', unit: 'bytes', usual: 1_048_576, zeroIsNone: true }],
} as const
const SOCKET = { makes: 'ws-socket', io: true } as const

export default {
  name: 'ws',
  package: 'ws',
  modules: ['ws', 'isomorphic-ws'],
  exports: {
    default: { construct: SOCKET },
    WebSocket: { construct: SOCKET },
    WebSocketServer: { construct: SERVER },
    Server: { construct: SERVER },
    createWebSocketStream: { call: { makes: 'node-duplex' } },
  },
  types: { default: 'ws-socket', WebSocket: 'ws-socket', WebSocketServer: 'ws-server', Server: 'ws-server' },
  things: {
    // `pause()` does not stop the frames of the chunk that was read already.
    'ws-socket': {
      kinds: ['socket', 'emitter'],
      puts: { send: { answers: 'nothing' } },
      room: ['bufferedAmount'],
      flow: ['message'],
      goneEvents: ['close', 'error'],
    },
    'ws-server': {
      kinds: ['server', 'emitter'],
      events: { connection: ['ws-socket', 'http-request'] },
      members: { clients: 'ws-sockets' },
      methods: {
        handleUpgrade: { callbacks: [{ argument: 3, parameters: ['ws-socket', 'http-request'], per: 'request' }] },
      },
    },
    'ws-sockets': { kinds: [], elements: 'ws-socket' },
  },
} as const satisfies Library
