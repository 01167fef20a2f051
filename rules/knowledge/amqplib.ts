import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const PUTS = { publish: { answers: 'boolean', item: 2 }, sendToQueue: { answers: 'boolean', item: 1 } } as const

export default {
  name: 'amqplib',
  package: 'amqplib',
  modules: ['amqplib'],
  exports: { connect: { call: { ...IO_PROMISE, makes: 'amqp-connection' } } },
  types: {
    ChannelModel: 'amqp-connection',
    Channel: 'amqp-channel',
    ConfirmChannel: 'amqp-channel',
  },
  things: {
    'amqp-connection': {
      kinds: ['client', 'emitter'],
      methods: each(['createChannel', 'createConfirmChannel'], { ...IO_PROMISE, makes: 'amqp-channel' }),
    },
    'amqp-channel': {
      kinds: ['queue', 'emitter'],
      puts: PUTS,
      methods: {
        ...each(['assertExchange', 'assertQueue', 'bindQueue', 'cancel', 'checkQueue'], IO_PROMISE),
        ...each(['close', 'get', 'prefetch'], IO_PROMISE),
        ack: {},
        consume: {
          ...IO_PROMISE,
          callbacks: [{ argument: 1, parameters: [undefined], per: 'event' }],
          limitedBy: { method: 'prefetch', unless: { argument: 2, option: 'noAck' }, freedBy: 'ack' },
        },
      },
      roomEvent: 'drain',
      goneEvents: ['close', 'error'],
    },
  },
} as const satisfies Library
