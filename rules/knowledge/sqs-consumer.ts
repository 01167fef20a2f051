import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'sqs-consumer',
  package: 'sqs-consumer',
  modules: ['sqs-consumer'],
  exports: {
    Consumer: { construct: { makes: 'sqs-consumer' } },
    // Asks for the next messages when the promises of `handleMessage` have settled.
    'Consumer.create': { call: { makes: 'sqs-consumer' } },
  },
  types: { Consumer: 'sqs-consumer' },
  things: { 'sqs-consumer': { kinds: ['emitter'], methods: each(['start', 'stop'], {}) } },
} as const satisfies Library
