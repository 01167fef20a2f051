import type { Library } from './schema.ts'
import { each, IO_PROMISE, LISTENING } from './vocabulary.ts'

/** A query that runs when it is awaited: asking for it counts, since nobody builds one to leave it. */
const QUERY = { ...IO_PROMISE, makes: 'mongoose-query' } as const

/** What leaves the answer of a query whole. */
const WHOLE = ['exec', 'lean', 'populate', 'select', 'sort'] as const

export default {
  name: 'Mongoose',
  package: 'mongoose',
  modules: ['mongoose'],
  exports: {
    model: { call: { makes: 'mongoose-model' } },
    connect: { call: IO_PROMISE },
    disconnect: { call: IO_PROMISE },
    createConnection: { call: { makes: 'mongoose-connection' } },
  },
  types: {
    Connection: 'mongoose-connection',
    Document: 'mongoose-document',
    HydratedDocument: 'mongoose-document',
    Model: 'mongoose-model',
    Query: 'mongoose-query',
  },
  things: {
    'mongoose-connection': {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: { model: { makes: 'mongoose-model' }, close: IO_PROMISE, collection: { makes: 'mongo-collection' } },
    },
    'mongoose-model': {
      kinds: ['client'],
      pooled: true,
      methods: {
        '*': QUERY,
        ...LISTENING,
        find: { ...QUERY, lists: { argument: 0, whole: WHOLE, instead: '`cursor()`' } },
        ...each(['discriminator', 'hydrate', 'watch'], {}),
        aggregate: { promise: true, makes: 'mongoose-query' },
        create: IO_PROMISE,
        insertMany: IO_PROMISE,
        bulkWrite: IO_PROMISE,
      },
    },
    'mongoose-query': {
      kinds: [],
      pooled: true,
      methods: { '*': { promise: true, makes: 'mongoose-query' }, cursor: { makes: 'mongoose-cursor' } },
    },
    'mongoose-cursor': {
      kinds: ['node-readable'],
      methods: { next: IO_PROMISE, close: IO_PROMISE, eachAsync: IO_PROMISE },
      flow: ['data', 'readable'],
    },
    'mongoose-document': {
      kinds: [],
      pooled: true,
      methods: each(['deleteOne', 'populate', 'replaceOne', 'save', 'updateOne'], IO_PROMISE),
    },
  },
} as const satisfies Library
