import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE, LISTENING } from './vocabulary.ts'

export default {
  name: 'BullMQ',
  package: 'bullmq',
  modules: ['bullmq'],
  exports: {
    Queue: { construct: { makes: 'bullmq-queue' } },
    FlowProducer: { construct: { makes: 'bullmq-flow' } },
    Worker: {
      construct: {
        makes: 'bullmq-worker',
        callbacks: [{ argument: 1, parameters: ['bullmq-job'], per: 'item' }],
        bound: { argument: 2, option: 'concurrency', unit: 'tasks', absent: 1 },
      },
    },
  },
  types: { Queue: 'bullmq-queue', FlowProducer: 'bullmq-flow', Worker: 'bullmq-worker', Job: 'bullmq-job' },
  things: {
    // The promises settle when Redis has the job, which has no bound of its own.
    'bullmq-queue': {
      kinds: ['queue', 'client', 'emitter'],
      pooled: true,
      puts: { add: { answers: 'promise', item: 1 }, addBulk: { answers: 'promise' } },
      methods: { ...CALLS, ...LISTENING },
    },
    'bullmq-flow': {
      kinds: ['queue', 'client', 'emitter'],
      pooled: true,
      puts: { add: { answers: 'promise' }, addBulk: { answers: 'promise' } },
      methods: { ...CALLS, ...LISTENING },
    },
    'bullmq-worker': {
      kinds: ['emitter'],
      methods: each(['close', 'pause', 'run', 'waitUntilReady'], { promise: true }),
    },
    'bullmq-job': {
      kinds: ['client'],
      pooled: true,
      methods: each(['log', 'moveToDelayed', 'updateData', 'updateProgress'], IO_PROMISE),
    },
  },
} as const satisfies Library
