import { POOL_LINE, POOL_SIZE } from './mysql.ts'
import type { Library } from './schema.ts'
import { IO_PROMISE } from './vocabulary.ts'

const QUERY = { ...IO_PROMISE, lists: { sql: 0, instead: '`LIMIT` and the last key' } } as const

const STATEMENTS = { query: QUERY, execute: QUERY, end: IO_PROMISE } as const

export default {
  name: 'MySQL2, promises',
  package: 'mysql2',
  modules: ['mysql2/promise'],
  exports: {
    createConnection: { call: { ...IO_PROMISE, makes: 'mysql2-promise-connection' } },
    createPool: { call: { makes: 'mysql2-promise-pool', bound: POOL_SIZE, buffer: POOL_LINE } },
  },
  types: {
    Connection: 'mysql2-promise-connection',
    PoolConnection: 'mysql2-promise-connection',
    Pool: 'mysql2-promise-pool',
  },
  things: {
    'mysql2-promise-connection': {
      kinds: ['client', 'emitter'],
      serial: true,
      methods: { ...STATEMENTS, beginTransaction: IO_PROMISE, commit: IO_PROMISE, rollback: IO_PROMISE },
    },
    'mysql2-promise-pool': {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: { ...STATEMENTS, getConnection: { ...IO_PROMISE, makes: 'mysql2-promise-connection' } },
    },
  },
} as const satisfies Library
