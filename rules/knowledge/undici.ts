import type { Library, Thing } from './schema.ts'
import { each, IO, IO_PROMISE } from './vocabulary.ts'

const REQUEST = { ...IO_PROMISE, makes: 'undici-response' } as const

/** A connection for every request that finds none free: nothing says so, and so does 0. */
const pool = <At extends number>(argument: At) =>
  ({
    construct: {
      makes: 'undici-client',
      marks: [{ argument, option: 'connections', unit: 'tasks', usual: 50 }],
      buffer: {
        holds: 'sockets',
        usual: 50,
        place: { argument, option: 'connections', none: [0], unit: 'tasks', absent: 'unbounded' },
      },
    },
  }) as const

const CLIENT = {
  kinds: ['client'],
  methods: { request: REQUEST, stream: IO_PROMISE, pipeline: { ...IO, makes: 'node-duplex' } },
} as const satisfies Thing

export default {
  name: 'undici',
  package: 'undici',
  modules: ['undici'],
  exports: {
    fetch: { call: { ...IO_PROMISE, makes: 'fetch-response' } },
    request: { call: REQUEST },
    stream: { call: IO_PROMISE },
    pipeline: { call: { ...IO, makes: 'node-duplex' } },
    Agent: pool(0),
    ...each(['BalancedPool', 'Pool'], pool(1)),
    ...each(['ProxyAgent', 'RetryAgent'], { construct: { makes: 'undici-client' } }),
    Client: { construct: { makes: 'undici-connection' } },
    WebSocket: { construct: { makes: 'websocket', io: true } },
  },
  types: {
    ...each(['Agent', 'BalancedPool', 'Dispatcher', 'Pool', 'ProxyAgent', 'RetryAgent'], 'undici-client'),
    Client: 'undici-connection',
    Response: 'fetch-response',
    WebSocket: 'websocket',
    'Dispatcher.ResponseData': 'undici-response',
  },
  things: {
    'undici-client': CLIENT,
    // One connection, and one request at a time on it unless it is told to pipeline.
    'undici-connection': { ...CLIENT, serial: true },
    'undici-response': {
      kinds: [],
      members: { body: 'node-readable' },
      held: { letGo: 'body.dump()', promise: true, head: ['headers', 'statusCode', 'statusText', 'trailers'] },
      remote: true,
    },
  },
} as const satisfies Library
