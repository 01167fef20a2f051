import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'MongoDB',
  package: 'mongodb',
  modules: ['mongodb'],
  exports: {
    MongoClient: { construct: { makes: 'mongo-client' } },
    'MongoClient.connect': { call: { ...IO_PROMISE, makes: 'mongo-client' } },
    GridFSBucket: { construct: { makes: 'gridfs-bucket' } },
  },
  types: {
    MongoClient: 'mongo-client',
    Db: 'mongo-db',
    Collection: 'mongo-collection',
    FindCursor: 'mongo-cursor',
    AggregationCursor: 'mongo-cursor',
    GridFSBucket: 'gridfs-bucket',
  },
  things: {
    'mongo-client': {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: {
        connect: { ...IO_PROMISE, makes: 'mongo-client' },
        close: IO_PROMISE,
        db: { makes: 'mongo-db' },
        startSession: {},
        withSession: { promise: true },
      },
    },
    'mongo-db': {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...each(['command', 'createCollection', 'dropCollection', 'dropDatabase', 'stats'], IO_PROMISE),
        collection: { makes: 'mongo-collection' },
        aggregate: { makes: 'mongo-cursor' },
      },
    },
    'mongo-collection': {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...CALLS,
        find: {
          makes: 'mongo-cursor',
          lists: { argument: 0, by: 'toArray', whole: ['project', 'sort'], instead: '`for await` over the cursor' },
        },
        aggregate: { makes: 'mongo-cursor' },
        ...each(['watch', 'initializeOrderedBulkOp', 'initializeUnorderedBulkOp'], {}),
      },
    },
    'mongo-cursor': {
      kinds: [],
      pooled: true,
      methods: {
        ...each(['close', 'forEach', 'hasNext', 'next', 'toArray', 'tryNext'], IO_PROMISE),
        ...each(['batchSize', 'limit', 'project', 'skip', 'sort'], { makes: 'mongo-cursor' }),
        stream: { makes: 'node-readable' },
      },
    },
    'gridfs-bucket': {
      kinds: ['client'],
      methods: {
        openUploadStream: { makes: 'node-writable' },
        openUploadStreamWithId: { makes: 'node-writable' },
        openDownloadStream: { makes: 'node-readable' },
        delete: IO_PROMISE,
        rename: IO_PROMISE,
      },
    },
  },
} as const satisfies Library
