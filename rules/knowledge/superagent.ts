import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const REQUEST = { ...IO_PROMISE, makes: 'superagent-request' } as const

const VERBS = ['del', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'] as const

export default {
  name: 'SuperAgent',
  package: 'superagent',
  modules: ['superagent'],
  exports: {
    default: { call: REQUEST },
    ...each(VERBS, { call: REQUEST }),
    agent: { call: { makes: 'superagent' } },
  },
  things: {
    superagent: { kinds: ['client'], methods: each(VERBS, REQUEST) },
    // A chain that is asked for when it is awaited.
    'superagent-request': { kinds: [], methods: { '*': { promise: true, makes: 'superagent-request' } } },
  },
} as const satisfies Library
