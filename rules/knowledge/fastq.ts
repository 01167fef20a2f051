import type { Library } from './schema.ts'

// `fastq(worker, concurrency)` or `fastq(context, worker, concurrency)`: the limit stands last.
const BOUND = { argument: 'last', unit: 'tasks', absent: 'refused' } as const

const ROOM = ['length', 'idle', 'running', 'saturated'] as const

export default {
  name: 'fastq',
  package: 'fastq',
  modules: ['fastq'],
  exports: {
    default: { call: { makes: 'fastq', bound: BOUND } },
    promise: { call: { makes: 'fastq-promise', bound: BOUND } },
  },
  types: { queue: 'fastq', queueAsPromised: 'fastq-promise' },
  things: {
    fastq: {
      kinds: ['queue'],
      puts: { push: { answers: 'nothing' }, unshift: { answers: 'nothing' } },
      methods: { push: {}, unshift: {} },
      room: ROOM,
    },
    // The promises settle when the task is done, not when there is room.
    'fastq-promise': {
      kinds: ['queue'],
      puts: { push: { answers: 'promise' }, unshift: { answers: 'promise' } },
      methods: {
        push: { limits: true, promise: true },
        unshift: { limits: true, promise: true },
        drained: { promise: true },
      },
      room: [...ROOM, 'drained'],
    },
  },
} as const satisfies Library
