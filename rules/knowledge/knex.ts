import type { Library } from './schema.ts'
import { each, IO_PROMISE, LISTENING } from './vocabulary.ts'

/** A query that runs when it is awaited: asking for it counts, since nobody builds one to leave it. */
const QUERY = { ...IO_PROMISE, makes: 'knex-query' } as const

/** A query of a table, before anything says which of its rows. */
const TABLE = { ...QUERY, lists: { whole: ['columns', 'from', 'orderBy', 'select'], instead: '`stream()`' } } as const

const TRANSACTION = {
  ...IO_PROMISE,
  makes: 'knex-transaction',
  callbacks: [{ argument: 0, parameters: ['knex-transaction'] }],
} as const

const BUILDER = {
  '*': QUERY,
  ...LISTENING,
  ...each(['initialize', 'ref', 'withUserParams'], {}),
  ...each(['from', 'select'], TABLE),
  raw: IO_PROMISE,
  transaction: TRANSACTION,
} as const

export default {
  name: 'Knex',
  package: 'knex',
  modules: ['knex'],
  exports: {
    default: { call: { makes: 'knex' } },
    knex: { call: { makes: 'knex' } },
  },
  types: {
    Knex: 'knex',
    'Knex.Transaction': 'knex-transaction',
    'Knex.QueryBuilder': 'knex-query',
    'default.Transaction': 'knex-transaction',
  },
  things: {
    knex: { kinds: ['client', 'emitter'], pooled: true, call: TABLE, methods: BUILDER },
    'knex-transaction': { kinds: ['client', 'emitter'], serial: true, call: TABLE, methods: BUILDER },
    'knex-query': {
      kinds: [],
      pooled: true,
      methods: { '*': { promise: true, makes: 'knex-query' }, stream: { makes: 'node-readable' } },
    },
  },
} as const satisfies Library
