import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

/** SQS gives ten messages at most. */
const CONSUMER = {
  makes: 'sqs-consumer',
  callbacks: [
    {
      argument: 0,
      member: 'handleMessageBatch',
      parameters: [undefined],
      pieces: { argument: 0, option: 'batchSize', unit: 'items', absent: 1 },
    },
  ],
} as const

export default {
  name: 'sqs-consumer',
  package: 'sqs-consumer',
  modules: ['sqs-consumer'],
  exports: {
    Consumer: { construct: CONSUMER },
    // Asks for the next messages when the promises of `handleMessage` have settled.
    'Consumer.create': { call: CONSUMER },
  },
  types: { Consumer: 'sqs-consumer' },
  things: { 'sqs-consumer': { kinds: ['emitter'], methods: each(['start', 'stop'], {}) } },
} as const satisfies Library
