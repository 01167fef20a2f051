import type { Library } from './schema.ts'
import { IO } from './vocabulary.ts'

export default {
  name: 'mysql',
  package: 'mysql',
  modules: ['mysql'],
  exports: {
    createConnection: { call: { makes: 'mysql-connection' } },
    createPool: { call: { makes: 'mysql-pool' } },
  },
  types: { Connection: 'mysql-connection', PoolConnection: 'mysql-connection', Pool: 'mysql-pool' },
  things: {
    'mysql-connection': {
      kinds: ['client', 'emitter'],
      serial: true,
      methods: { query: { ...IO, makes: 'mysql-query' }, connect: IO },
    },
    'mysql-pool': {
      kinds: ['client', 'emitter'],
      methods: {
        query: { ...IO, makes: 'mysql-query' },
        getConnection: { ...IO, callbacks: [{ argument: 0, parameters: [undefined, 'mysql-connection'] }] },
      },
    },
    'mysql-query': { kinds: ['emitter'], methods: { stream: { makes: 'node-readable' } }, flow: ['result'] },
  },
} as const satisfies Library
