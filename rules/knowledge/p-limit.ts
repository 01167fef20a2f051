import type { Library } from './schema.ts'

export default {
  name: 'p-limit',
  package: 'p-limit',
  modules: ['p-limit'],
  exports: {
    default: {
      call: { makes: 'p-limit', bound: { argument: 0, option: 'concurrency', unit: 'tasks', absent: 'refused' } },
    },
    limitFunction: {
      call: { limits: true, bound: { argument: 1, option: 'concurrency', unit: 'tasks', absent: 'refused' } },
    },
  },
  types: { LimitFunction: 'p-limit' },
  things: {
    'p-limit': {
      kinds: ['limiter'],
      call: { limits: true, promise: true },
      methods: { map: { limits: true, promise: true, maps: { items: 0, mapper: 1 } } },
      room: ['pendingCount', 'activeCount'],
    },
  },
  remedy: { export: 'default', named: 'pLimit', keptAs: { name: 'limit' }, plainLimit: true, esmSince: 4 },
} as const satisfies Library
