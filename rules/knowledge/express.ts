import type { CallbackFact, Library } from './schema.ts'
import { each } from './vocabulary.ts'

const VERBS_OF_ROUTE = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'] as const
const VERBS = [...VERBS_OF_ROUTE, 'use'] as const

/** Every function of `app.get('/', check, handle)`; one with four parameters handles errors. */
const HANDLERS = [
  { argument: 'each', arity: 4, parameters: [undefined, 'http-request', 'http-response'], per: 'request' },
  { argument: 'each', parameters: ['http-request', 'http-response'], per: 'request' },
] as const satisfies readonly CallbackFact[]

const ROUTER = { makes: 'express-router' } as const

export default {
  name: 'Express',
  package: 'express',
  modules: ['express'],
  exports: {
    default: { call: { makes: 'express-app' } },
    Router: { call: ROUTER, construct: ROUTER },
  },
  types: {
    Express: 'express-app',
    Application: 'express-app',
    Router: 'express-router',
    Request: 'http-request',
    Response: 'http-response',
  },
  things: {
    'express-app': {
      kinds: ['server'],
      methods: {
        ...each(VERBS, { callbacks: HANDLERS }),
        route: { makes: 'express-route' },
        listen: { makes: 'http-server' },
      },
    },
    'express-router': {
      kinds: ['server'],
      methods: { ...each(VERBS, { callbacks: HANDLERS }), route: { makes: 'express-route' } },
    },
    'express-route': { kinds: [], methods: each(VERBS_OF_ROUTE, { callbacks: HANDLERS, makes: 'express-route' }) },
  },
} as const satisfies Library
