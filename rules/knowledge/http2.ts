import type { Library } from './schema.ts'

const SERVER = {
  makes: 'http2-server',
  callbacks: [{ argument: 'last', parameters: ['http-request', 'http2-response'], per: 'request' }],
} as const

export default {
  name: 'node:http2',
  modules: ['http2'],
  exports: {
    createServer: { call: SERVER },
    createSecureServer: { call: SERVER },
    connect: { call: { makes: 'http2-session', io: true } },
  },
  types: {
    Http2Server: 'http2-server',
    Http2SecureServer: 'http2-server',
    Http2ServerRequest: 'http-request',
    Http2ServerResponse: 'http2-response',
    Http2Stream: 'http2-stream',
    ServerHttp2Stream: 'http2-stream',
    ClientHttp2Stream: 'http2-stream',
    ClientHttp2Session: 'http2-session',
  },
  things: {
    'http2-server': {
      kinds: ['server', 'emitter'],
      events: {
        request: ['http-request', 'http2-response'],
        stream: ['http2-stream'],
      },
    },
    'http2-response': {
      kinds: ['node-writable'],
      puts: { write: { answers: 'boolean' } },
      // No `writableNeedDrain`, unlike every other writable.
      room: ['writableLength'],
      roomEvent: 'drain',
      goneEvents: ['close', 'error', 'finish'],
      leaves: true,
      members: { stream: 'http2-stream', socket: 'net-socket' },
    },
    'http2-stream': {
      kinds: ['node-readable', 'node-writable'],
      puts: { write: { answers: 'boolean' } },
      room: ['writableNeedDrain', 'writableLength'],
      roomEvent: 'drain',
      goneEvents: ['close', 'error', 'finish', 'aborted'],
      leaves: true,
      flow: ['data', 'readable'],
      remote: true,
      members: { session: 'http2-session' },
    },
    'http2-session': {
      kinds: ['client', 'emitter'],
      methods: { request: { makes: 'http2-stream', io: true } },
      events: { stream: ['http2-stream'] },
    },
  },
} as const satisfies Library
