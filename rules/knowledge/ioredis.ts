import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE, LISTENING } from './vocabulary.ts'

const CLIENT = { construct: { makes: 'ioredis' } } as const

export default {
  name: 'ioredis',
  package: 'ioredis',
  modules: ['ioredis'],
  exports: { default: CLIENT, Redis: CLIENT, Cluster: CLIENT },
  types: {
    default: 'ioredis',
    Redis: 'ioredis',
    Cluster: 'ioredis',
    'default.Cluster': 'ioredis',
    Pipeline: 'ioredis-pipeline',
  },
  things: {
    ioredis: {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: {
        ...CALLS,
        keys: { ...IO_PROMISE, lists: { instead: '`scanStream()`' } },
        ...LISTENING,
        ...each(['disconnect', 'defineCommand'], {}),
        ...each(['multi', 'pipeline'], { makes: 'ioredis-pipeline' }),
        duplicate: { makes: 'ioredis' },
        ...each(['hscanStream', 'scanStream', 'sscanStream', 'zscanStream'], { makes: 'node-readable' }),
      },
    },
    // Commands are gathered and sent at once: one request.
    'ioredis-pipeline': { kinds: [], pooled: true, methods: { '*': { makes: 'ioredis-pipeline' }, exec: IO_PROMISE } },
  },
} as const satisfies Library
