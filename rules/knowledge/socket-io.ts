import type { Library } from './schema.ts'

const CONNECTION = { connection: ['socketio-socket'], connect: ['socketio-socket'] } as const
const SERVER = { makes: 'socketio-server' } as const

export default {
  name: 'Socket.IO',
  package: 'socket.io',
  modules: ['socket.io'],
  exports: { default: { call: SERVER, construct: SERVER }, Server: { construct: SERVER } },
  types: { Server: 'socketio-server', Namespace: 'socketio-namespace', Socket: 'socketio-socket' },
  things: {
    'socketio-server': {
      kinds: ['server', 'emitter'],
      events: CONNECTION,
      members: { sockets: 'socketio-namespace' },
      methods: { of: { makes: 'socketio-namespace' } },
    },
    'socketio-namespace': { kinds: ['emitter'], events: CONNECTION },
    // Its `emit()` answers true whatever waits, and nothing tells how much that is: of no kind that has room.
    'socketio-socket': { kinds: ['emitter'], members: { request: 'http-request' } },
  },
} as const satisfies Library
