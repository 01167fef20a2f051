import { POOL_LINE, POOL_SIZE } from './mysql.ts'
import type { Library } from './schema.ts'
import { IO } from './vocabulary.ts'

const STATEMENT = { ...IO, makes: 'mysql-query' } as const

export default {
  name: 'MySQL2',
  package: 'mysql2',
  modules: ['mysql2'],
  exports: {
    createConnection: { call: { makes: 'mysql2-connection' } },
    createPool: { call: { makes: 'mysql2-pool', bound: POOL_SIZE, buffer: POOL_LINE } },
  },
  types: { Connection: 'mysql2-connection', PoolConnection: 'mysql2-connection', Pool: 'mysql2-pool' },
  things: {
    'mysql2-connection': {
      kinds: ['client', 'emitter'],
      serial: true,
      methods: { query: STATEMENT, execute: STATEMENT, promise: { makes: 'mysql2-promise-connection' } },
    },
    'mysql2-pool': {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: {
        query: STATEMENT,
        execute: STATEMENT,
        getConnection: { ...IO, callbacks: [{ argument: 0, parameters: [undefined, 'mysql2-connection'] }] },
        promise: { makes: 'mysql2-promise-pool' },
      },
    },
  },
} as const satisfies Library
