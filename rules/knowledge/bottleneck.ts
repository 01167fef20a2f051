import type { Library } from './schema.ts'

const LIMITER = {
  makes: 'bottleneck',
  bound: {
    argument: 0,
    option: 'maxConcurrent',
    or: ['minTime', 'reservoir'],
    unit: 'tasks',
    absent: 'unbounded',
  },
} as const

export default {
  name: 'bottleneck',
  package: 'bottleneck',
  modules: ['bottleneck', 'bottleneck/light'],
  exports: {
    default: { construct: LIMITER },
    Group: { construct: { makes: 'bottleneck-group' } },
  },
  types: { default: 'bottleneck', 'default.Group': 'bottleneck-group' },
  things: {
    bottleneck: {
      kinds: ['limiter', 'queue', 'emitter'],
      puts: { schedule: { answers: 'promise' }, submit: { answers: 'nothing' } },
      methods: {
        schedule: { limits: true, promise: true },
        submit: { limits: true },
        wrap: { limits: true, makes: 'bottleneck-wrapped' },
      },
      room: ['queued', 'running', 'check', 'empty', 'counts'],
    },
    // What `wrap()` gives: the function, under the limit.
    'bottleneck-wrapped': { kinds: ['limiter'], call: { limits: true, promise: true } },
    'bottleneck-group': { kinds: [], methods: { key: { makes: 'bottleneck' } } },
  },
} as const satisfies Library
