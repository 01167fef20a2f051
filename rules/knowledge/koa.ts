import type { Library } from './schema.ts'

export default {
  name: 'Koa',
  package: 'koa',
  modules: ['koa'],
  exports: { default: { construct: { makes: 'koa-app' } } },
  types: {
    default: 'koa-app',
    Context: 'koa-context',
    ParameterizedContext: 'koa-context',
    ExtendableContext: 'koa-context',
    'default.Context': 'koa-context',
    'default.ParameterizedContext': 'koa-context',
    'default.ExtendableContext': 'koa-context',
  },
  things: {
    'koa-app': {
      kinds: ['server', 'emitter'],
      methods: {
        use: { makes: 'koa-app', callbacks: [{ argument: 0, parameters: ['koa-context'], per: 'request' }] },
        listen: { makes: 'http-server' },
      },
    },
    'koa-context': { kinds: [], members: { req: 'http-request', res: 'http-response', socket: 'net-socket' } },
  },
} as const satisfies Library
