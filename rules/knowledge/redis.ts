import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE, LISTENING } from './vocabulary.ts'

export default {
  name: 'node-redis',
  package: 'redis',
  modules: ['redis', '@redis/client'],
  exports: {
    ...each(['createClientPool', 'createCluster', 'createSentinel'], { call: { makes: 'node-redis' } }),
    // Commands that wait for the server, or for a connection to it, have no limit. The option is there since 4.
    createClient: {
      call: {
        makes: 'node-redis',
        buffer: {
          holds: 'callers',
          usual: 10_000,
          place: { argument: 0, option: 'commandsQueueMaxLength', unit: 'items', absent: 'unbounded' },
          unless: { option: 'disableOfflineQueue', is: true },
        },
      },
    },
  },
  types: each(['RedisClientType', 'RedisClusterType', 'RedisClientPoolType'], 'node-redis'),
  things: {
    'node-redis': {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: {
        ...CALLS,
        keys: { ...IO_PROMISE, lists: { instead: '`scanIterator()`' } },
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
      pooled: true,
      methods: { '*': { makes: 'redis-multi' }, exec: IO_PROMISE, execAsPipeline: IO_PROMISE },
    },
  },
} as const satisfies Library
