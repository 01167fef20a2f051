import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'KafkaJS',
  package: 'kafkajs',
  modules: ['kafkajs'],
  exports: { Kafka: { construct: { makes: 'kafka' } } },
  types: { Kafka: 'kafka', Producer: 'kafka-producer', Consumer: 'kafka-consumer', Admin: 'kafka-admin' },
  things: {
    kafka: {
      kinds: [],
      methods: {
        producer: { makes: 'kafka-producer' },
        consumer: { makes: 'kafka-consumer' },
        admin: { makes: 'kafka-admin' },
      },
    },
    // The promises settle when the broker has the messages.
    'kafka-producer': {
      kinds: ['queue', 'client'],
      pooled: true,
      puts: { send: { answers: 'promise' }, sendBatch: { answers: 'promise' } },
      methods: each(['connect', 'disconnect', 'send', 'sendBatch'], IO_PROMISE),
    },
    'kafka-consumer': {
      kinds: ['client'],
      methods: each(['connect', 'disconnect', 'run', 'subscribe', 'commitOffsets'], IO_PROMISE),
    },
    'kafka-admin': {
      kinds: ['client'],
      methods: each(['connect', 'createTopics', 'deleteTopics', 'disconnect', 'listTopics'], IO_PROMISE),
    },
  },
} as const satisfies Library
