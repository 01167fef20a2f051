import type { Library } from './schema.ts'
import { each, IO, IO_PROMISE } from './vocabulary.ts'

const REQUEST = { ...IO_PROMISE, makes: 'undici-response' } as const

const POOL = { construct: { makes: 'undici-client' } } as const

export default {
  name: 'undici',
  package: 'undici',
  modules: ['undici'],
  exports: {
    fetch: { call: { ...IO_PROMISE, makes: 'fetch-response' } },
    request: { call: REQUEST },
    stream: { call: IO_PROMISE },
    pipeline: { call: { ...IO, makes: 'node-duplex' } },
    ...each(['Agent', 'BalancedPool', 'Client', 'Pool', 'ProxyAgent', 'RetryAgent'], POOL),
    WebSocket: { construct: { makes: 'websocket', io: true } },
  },
  types: {
    ...each(['Agent', 'BalancedPool', 'Client', 'Dispatcher', 'Pool', 'ProxyAgent', 'RetryAgent'], 'undici-client'),
    Response: 'fetch-response',
    WebSocket: 'websocket',
    'Dispatcher.ResponseData': 'undici-response',
  },
  things: {
    'undici-client': {
      kinds: ['client'],
      methods: { request: REQUEST, stream: IO_PROMISE, pipeline: { ...IO, makes: 'node-duplex' } },
    },
    'undici-response': {
      kinds: [],
      members: { body: 'node-readable' },
      held: { letGo: 'body.dump()', promise: true, head: ['headers', 'statusCode', 'statusText', 'trailers'] },
      remote: true,
    },
  },
} as const satisfies Library
