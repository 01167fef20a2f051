import type { Library } from './schema.ts'
import { IO } from './vocabulary.ts'

/** Calls that wait for a connection have no limit: 0 says so, and so does nothing. */
export const POOL_LINE = {
  holds: 'callers',
  usual: 100,
  place: { argument: 0, option: 'queueLimit', none: [0], unit: 'items', absent: 'unbounded' },
  unless: { option: 'waitForConnections', is: false },
} as const

/** Ten connections, unless told otherwise. */
export const POOL_SIZE = { argument: 0, option: 'connectionLimit', unit: 'tasks', absent: 10 } as const

export default {
  name: 'mysql',
  package: 'mysql',
  modules: ['mysql'],
  exports: {
    createConnection: { call: { makes: 'mysql-connection' } },
    createPool: { call: { makes: 'mysql-pool', bound: POOL_SIZE, buffer: POOL_LINE } },
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
      pooled: true,
      methods: {
        query: { ...IO, makes: 'mysql-query' },
        getConnection: { ...IO, callbacks: [{ argument: 0, parameters: [undefined, 'mysql-connection'] }] },
      },
    },
    'mysql-query': { kinds: ['emitter'], methods: { stream: { makes: 'node-readable' } }, flow: ['result'] },
  },
} as const satisfies Library
