import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const VERBS = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'] as const

/** `app.get('/', options, (request, reply) => …)` */
const ROUTE = {
  makes: 'fastify',
  callbacks: [{ argument: 'last', parameters: ['fastify-request', 'fastify-reply'], per: 'request' }],
} as const

export default {
  name: 'Fastify',
  package: 'fastify',
  modules: ['fastify'],
  exports: {
    default: { call: { makes: 'fastify' } },
    fastify: { call: { makes: 'fastify' } },
  },
  types: {
    FastifyInstance: 'fastify',
    FastifyRequest: 'fastify-request',
    FastifyReply: 'fastify-reply',
  },
  things: {
    fastify: {
      kinds: ['server'],
      methods: {
        ...each(VERBS, ROUTE),
        register: { makes: 'fastify', callbacks: [{ argument: 0, parameters: ['fastify'] }] },
      },
      members: { server: 'http-server' },
    },
    'fastify-request': { kinds: [], members: { raw: 'http-request', socket: 'net-socket' } },
    'fastify-reply': { kinds: [], members: { raw: 'http-response', request: 'fastify-request' } },
  },
} as const satisfies Library
