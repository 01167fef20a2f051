import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const DRIVERS = [
  'aws-data-api/pg',
  'libsql',
  'mysql2',
  'neon-http',
  'neon-serverless',
  'node-postgres',
  'planetscale-serverless',
  'postgres-js',
  'vercel-postgres',
] as const

/** A query that runs when it is awaited: asking for it counts, since nobody builds one to leave it. */
const QUERY = { ...IO_PROMISE, makes: 'drizzle-query' } as const

const MANY = {
  ...IO_PROMISE,
  lists: { argument: 0, filter: 'where', instead: 'pages, by `limit` and the last key' },
} as const

const METHODS = {
  select: { ...QUERY, lists: { whole: ['from', 'orderBy'], instead: 'pages, by `limit` and the last key' } },
  ...each(['delete', 'execute', 'insert', 'selectDistinct', 'selectDistinctOn', 'update'], QUERY),
  transaction: { ...IO_PROMISE, callbacks: [{ argument: 0, parameters: ['drizzle-transaction'] }] },
} as const

export default {
  name: 'Drizzle',
  package: 'drizzle-orm',
  modules: DRIVERS.map((driver) => `drizzle-orm/${driver}` as const),
  exports: { drizzle: { call: { makes: 'drizzle' } } },
  types: {
    NodePgDatabase: 'drizzle',
    PostgresJsDatabase: 'drizzle',
    MySql2Database: 'drizzle',
    LibSQLDatabase: 'drizzle',
    NeonHttpDatabase: 'drizzle',
  },
  things: {
    drizzle: { kinds: ['client'], pooled: true, methods: METHODS, members: { query: 'drizzle-models' } },
    'drizzle-transaction': {
      kinds: ['client'],
      serial: true,
      methods: METHODS,
      members: { query: 'drizzle-models' },
    },
    'drizzle-models': { kinds: [], pooled: true, members: { '*': 'drizzle-model' } },
    'drizzle-model': { kinds: ['client'], pooled: true, methods: { findFirst: IO_PROMISE, findMany: MANY } },
    'drizzle-query': { kinds: [], pooled: true, methods: { '*': { promise: true, makes: 'drizzle-query' } } },
  },
} as const satisfies Library
