import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'Bee-Queue',
  package: 'bee-queue',
  modules: ['bee-queue'],
  exports: { default: { construct: { makes: 'bee-queue' } } },
  types: { default: 'bee-queue' },
  things: {
    'bee-queue': {
      kinds: ['queue', 'client', 'emitter'],
      pooled: true,
      methods: {
        ...each(['checkHealth', 'close', 'destroy', 'getJob', 'getJobs', 'removeJob', 'saveAll'], IO_PROMISE),
        createJob: { makes: 'bee-job' },
        // One job at a time, unless a number stands before the handler.
        process: { callbacks: [{ argument: 'last', parameters: ['bee-job'], per: 'item' }] },
      },
    },
    // The promises settle when Redis has the job, which has no bound of its own.
    'bee-job': {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...each(['backoff', 'delayUntil', 'retries', 'setId', 'timeout'], { makes: 'bee-job' }),
        ...each(['remove', 'save'], IO_PROMISE),
      },
    },
  },
} as const satisfies Library
