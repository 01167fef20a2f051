import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE, LISTENING } from './vocabulary.ts'

export default {
  name: 'node-redis',
  package: 'redis',
  modules: ['redis', '@redis/client'],
  exports: each(['createClient', 'createClientPool', 'createCluster', 'createSentinel'], {
    call: { makes: 'node-redis' },
  }),
  types: each(['RedisClientType', 'RedisClusterType', 'RedisClientPoolType'], 'node-redis'),
  things: {
    'node-redis': {
      kinds: ['client', 'emitter'],
      methods: {
        ...CALLS,
        ...LISTENING,
        connect: { ...IO_PROMISE, makes: 'node-redis' },
        duplicate: { makes: 'node-redis' },
        multi: { makes: 'redis-multi' },
        ...each(['destroy', 'disconnect', 'hScanIterator', 'scanIterator', 'sScanIterator', 'zScanIterator'], {}),
      },
    },
    // Commands are gathered and sent at once: one request.
    'redis-multi': {
      kinds: [],
      methods: { '*': { makes: 'redis-multi' }, exec: IO_PROMISE, execAsPipeline: IO_PROMISE },
    },
  },
} as const satisfies Library
