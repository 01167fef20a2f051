import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const VERBS = ['all', 'delete', 'get', 'on', 'options', 'patch', 'post', 'put', 'use'] as const

export default {
  name: 'Hono',
  package: 'hono',
  modules: ['hono'],
  exports: { Hono: { construct: { makes: 'hono' } } },
  types: { Hono: 'hono', Context: 'hono-context' },
  things: {
    hono: {
      kinds: ['server'],
      methods: {
        ...each(VERBS, {
          makes: 'hono',
          callbacks: [{ argument: 'each', parameters: ['hono-context'], per: 'request' }],
        }),
        ...each(['route', 'basePath'], { makes: 'hono' }),
      },
    },
    'hono-context': { kinds: [], members: { req: 'hono-request' } },
    'hono-request': { kinds: [], members: { raw: 'fetch-request' } },
  },
} as const satisfies Library
