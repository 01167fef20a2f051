import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

/** Read the body to its end. The request runs already, so that they start no I/O. */
const READS = each(['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'], { promise: true })

const HEAD = ['headers', 'ok', 'redirected', 'status', 'statusText', 'type', 'url'] as const

export default {
  name: 'fetch',
  modules: ['globals'],
  exports: {
    fetch: { call: { ...IO_PROMISE, makes: 'fetch-response' } },
    Response: { construct: { makes: 'fetch-response' } },
    Request: { construct: { makes: 'fetch-request' } },
  },
  types: { Response: 'fetch-response', Request: 'fetch-request' },
  things: {
    'fetch-response': {
      kinds: [],
      methods: { ...READS, clone: { makes: 'fetch-response' } },
      members: { body: 'web-readable' },
      held: { letGo: 'body?.cancel()', promise: true, head: HEAD },
      remote: true,
    },
    'fetch-request': {
      kinds: [],
      methods: { ...READS, clone: { makes: 'fetch-request' } },
      members: { body: 'web-readable' },
      remote: true,
    },
  },
} as const satisfies Library
