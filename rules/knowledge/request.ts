import type { Library } from './schema.ts'
import { each, IO } from './vocabulary.ts'

const REQUEST = { ...IO, makes: 'node-duplex' } as const

const VERBS = ['del', 'delete', 'get', 'head', 'patch', 'post', 'put'] as const

export default {
  name: 'request',
  package: 'request',
  modules: ['request'],
  exports: {
    default: { call: REQUEST },
    ...each([...VERBS, 'options'], { call: REQUEST }),
    defaults: { call: { makes: 'request-client' } },
  },
  things: {
    'request-client': { kinds: ['client'], call: REQUEST, methods: each(VERBS, REQUEST) },
  },
} as const satisfies Library
