import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const VERBS = ['all', 'delete', 'get', 'head', 'patch', 'post', 'put', 'use'] as const

const ROUTER = { construct: { makes: 'koa-router' } } as const

export default {
  name: '@koa/router',
  package: '@koa/router',
  modules: ['@koa/router', 'koa-router'],
  exports: { default: ROUTER, Router: ROUTER },
  types: { default: 'koa-router', Router: 'koa-router', RouterContext: 'koa-context' },
  things: {
    'koa-router': {
      kinds: ['server'],
      methods: each(VERBS, {
        makes: 'koa-router',
        callbacks: [{ argument: 'each', parameters: ['koa-context'], per: 'request' }],
      }),
    },
  },
} as const satisfies Library
