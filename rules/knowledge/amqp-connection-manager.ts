import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'amqp-connection-manager',
  package: 'amqp-connection-manager',
  modules: ['amqp-connection-manager'],
  exports: { connect: { call: { makes: 'amqp-manager' } } },
  types: { AmqpConnectionManager: 'amqp-manager', ChannelWrapper: 'amqp-wrapper' },
  things: {
    'amqp-manager': {
      kinds: ['emitter'],
      methods: {
        close: IO_PROMISE,
        createChannel: {
          makes: 'amqp-wrapper',
          // Messages wait here while there is no connection, however many come and however long it takes.
          buffer: {
            holds: 'items',
            usual: 10_000,
            place: { argument: 0, option: 'publishTimeout', unit: 'ms', absent: 'unbounded' },
          },
        },
      },
    },
    'amqp-wrapper': {
      kinds: ['queue', 'client', 'emitter'],
      puts: { publish: { answers: 'promise', item: 2 }, sendToQueue: { answers: 'promise', item: 1 } },
      methods: each(['close', 'publish', 'sendToQueue', 'waitForConnect'], IO_PROMISE),
      room: ['queueLength'],
    },
  },
} as const satisfies Library
