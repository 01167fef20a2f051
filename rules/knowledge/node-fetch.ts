import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'node-fetch',
  package: 'node-fetch',
  modules: ['node-fetch'],
  exports: {
    default: { call: { ...IO_PROMISE, makes: 'node-fetch-response' } },
    Response: { construct: { makes: 'node-fetch-response' } },
  },
  types: { Response: 'node-fetch-response' },
  things: {
    // Unlike that of the platform's fetch, its body is a stream of Node.js.
    'node-fetch-response': {
      kinds: [],
      methods: {
        ...each(['arrayBuffer', 'blob', 'buffer', 'formData', 'json', 'text'], { promise: true }),
        clone: { makes: 'node-fetch-response' },
      },
      members: { body: 'node-readable' },
      remote: true,
    },
  },
} as const satisfies Library
