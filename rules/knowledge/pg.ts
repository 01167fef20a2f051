import type { Library } from './schema.ts'
import { IO_PROMISE } from './vocabulary.ts'

const CLIENT = { construct: { makes: 'pg-client' } } as const

const QUERY = { ...IO_PROMISE, lists: { sql: 0, instead: 'a cursor, or `LIMIT` and the last key' } } as const

export default {
  name: 'node-postgres',
  package: 'pg',
  modules: ['pg'],
  exports: {
    Client: CLIENT,
    Pool: {
      construct: {
        makes: 'pg-pool',
        bound: { argument: 0, option: 'max', unit: 'tasks', absent: 10 },
        // The wait for a connection has no end unless this one gives it.
        buffer: {
          holds: 'callers',
          usual: 5000,
          place: { argument: 0, option: 'connectionTimeoutMillis', none: [0], unit: 'ms', absent: 'unbounded' },
        },
      },
    },
  },
  types: {
    Client: 'pg-client',
    ClientBase: 'pg-client',
    PoolClient: 'pg-client',
    Pool: 'pg-pool',
  },
  things: {
    'pg-client': {
      kinds: ['client', 'emitter'],
      serial: true,
      methods: { connect: IO_PROMISE, end: IO_PROMISE, query: QUERY },
    },
    // As many at once as it has connections; the line of queries that wait for one has no end.
    'pg-pool': {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: { connect: { ...IO_PROMISE, makes: 'pg-client' }, end: IO_PROMISE, query: QUERY },
      room: ['waitingCount', 'idleCount'],
    },
  },
} as const satisfies Library
