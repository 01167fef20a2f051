import type { CallbackFact, Library, Thing } from './schema.ts'
import { each } from './vocabulary.ts'

/** Every method of `server.addService(definition, { listRows(call) {…} })`. */
const HANDLERS = {
  argument: 1,
  member: '*',
  parameters: ['grpc-server-call'],
  per: 'request',
} as const satisfies CallbackFact

const STREAM = {
  kinds: ['node-readable', 'node-writable'],
  puts: { write: { answers: 'boolean' } },
  room: ['writableNeedDrain', 'writableLength'],
  roomEvent: 'drain',
  goneEvents: ['close', 'error', 'finish', 'cancelled'],
  leaves: true,
  flow: ['data', 'readable'],
} as const satisfies Thing

export default {
  name: 'gRPC',
  package: '@grpc/grpc-js',
  modules: ['@grpc/grpc-js'],
  exports: { Server: { construct: { makes: 'grpc-server' } } },
  types: {
    Server: 'grpc-server',
    ...each(['ServerWritableStream', 'ServerDuplexStream', 'ServerReadableStream'], 'grpc-server-call'),
    ...each(['ClientWritableStream', 'ClientDuplexStream', 'ClientReadableStream'], 'grpc-client-call'),
  },
  things: {
    'grpc-server': { kinds: ['server'], methods: { addService: { callbacks: [HANDLERS] } } },
    'grpc-server-call': STREAM,
    'grpc-client-call': STREAM,
  },
} as const satisfies Library
