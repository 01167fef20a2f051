import type { CallbackFact, Library, Thing } from './schema.ts'

/** `createServer((req, res) => …)`, with options first or not. */
const HANDLER = {
  argument: 'last',
  parameters: ['http-request', 'http-response'],
  per: 'request',
} as const satisfies CallbackFact

const SERVER = { makes: 'http-server', callbacks: [HANDLER] } as const

/** `request(url, options, res => …)` */
const REQUEST = {
  makes: 'http-client-request',
  io: true,
  localBy: 'socketPath',
  callbacks: [{ argument: 'last', parameters: ['http-reply'] }],
} as const

/** As many sockets as there are requests; what is kept alive makes a pool of them. */
const AGENT = {
  marks: [{ argument: 0, option: 'maxSockets', unit: 'tasks', usual: 50 }],
  buffer: {
    holds: 'sockets',
    usual: 50,
    place: { argument: 0, option: 'maxSockets', or: ['maxTotalSockets'], unit: 'tasks', absent: 'unbounded' },
    onlyIf: { option: 'keepAlive', is: true },
  },
} as const

const OUTGOING = {
  kinds: ['node-writable'],
  puts: { write: { answers: 'boolean' } },
  room: ['writableNeedDrain', 'writableLength'],
  roomEvent: 'drain',
  goneEvents: ['close', 'error', 'finish'],
  leaves: true,
} as const satisfies Thing

const INCOMING = {
  kinds: ['node-readable'],
  flow: ['data', 'readable'],
  remote: true,
  members: { socket: 'net-socket' },
} as const satisfies Thing

export default {
  name: 'node:http',
  modules: ['http', 'https'],
  exports: {
    Agent: { construct: AGENT },
    createServer: { call: SERVER },
    Server: { call: SERVER, construct: SERVER },
    request: { call: REQUEST },
    get: { call: REQUEST },
  },
  types: {
    Server: 'http-server',
    IncomingMessage: 'http-request',
    ServerResponse: 'http-response',
    OutgoingMessage: 'http-response',
    ClientRequest: 'http-client-request',
  },
  things: {
    'http-server': {
      kinds: ['server', 'emitter'],
      events: {
        request: ['http-request', 'http-response'],
        checkContinue: ['http-request', 'http-response'],
        checkExpectation: ['http-request', 'http-response'],
        connection: ['net-socket'],
        secureConnection: ['net-socket'],
        upgrade: ['http-request', 'net-socket'],
        connect: ['http-request', 'net-socket'],
        clientError: [undefined, 'net-socket'],
      },
    },
    'http-request': INCOMING,
    'http-reply': {
      ...INCOMING,
      held: {
        letGo: 'resume()',
        head: ['headers', 'httpVersion', 'rawHeaders', 'req', 'socket', 'statusCode', 'statusMessage', 'url'],
      },
    },
    'http-response': { ...OUTGOING, members: { socket: 'net-socket', req: 'http-request' } },
    'http-client-request': {
      ...OUTGOING,
      events: {
        response: ['http-reply'],
        upgrade: ['http-reply', 'net-socket'],
        connect: ['http-reply', 'net-socket'],
        socket: ['net-socket'],
      },
      members: { socket: 'net-socket' },
    },
  },
} as const satisfies Library
