import type { Library } from './schema.ts'

export default {
  name: 'p-throttle',
  package: 'p-throttle',
  modules: ['p-throttle'],
  exports: {
    default: {
      call: { makes: 'p-throttle', bound: { argument: 0, option: 'limit', unit: 'tasks', absent: 'refused' } },
    },
  },
  things: {
    // `pThrottle({ limit, interval })(fn)` gives the function at that rate. What waits has no bound.
    'p-throttle': { kinds: ['limiter'], call: { limits: true, makes: 'p-throttled' } },
    'p-throttled': { kinds: ['limiter'], call: { limits: true, promise: true }, room: ['queueSize'] },
  },
} as const satisfies Library
