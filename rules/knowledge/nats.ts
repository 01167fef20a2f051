import type { CallbackFact, Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

/** `connection.subscribe(subject, { callback: (error, message) => … })` */
const CALLBACK = { argument: 1, member: 'callback', parameters: [], per: 'event' } as const satisfies CallbackFact

export default {
  name: 'NATS',
  package: 'nats',
  modules: ['nats', '@nats-io/transport-node', '@nats-io/nats-core'],
  exports: { connect: { call: { ...IO_PROMISE, makes: 'nats-connection' } } },
  types: { NatsConnection: 'nats-connection' },
  things: {
    'nats-connection': {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...each(['request', 'flush', 'drain'], IO_PROMISE),
        subscribe: { makes: 'nats-subscription', callbacks: [CALLBACK] },
      },
    },
    'nats-subscription': { kinds: [] },
  },
} as const satisfies Library
