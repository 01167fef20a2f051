import type { Library } from './schema.ts'
import { each, IO, IO_PROMISE } from './vocabulary.ts'

const CONNECT = { makes: 'mqtt-client', io: true } as const

export default {
  name: 'MQTT.js',
  package: 'mqtt',
  modules: ['mqtt'],
  exports: {
    connect: { call: CONNECT },
    connectAsync: { call: { ...CONNECT, promise: true } },
    Client: { construct: { makes: 'mqtt-client' } },
    MqttClient: { construct: { makes: 'mqtt-client' } },
  },
  types: { MqttClient: 'mqtt-client' },
  things: {
    'mqtt-client': {
      kinds: ['client', 'emitter'],
      pooled: true,
      methods: {
        ...each(['publish', 'subscribe', 'unsubscribe'], IO),
        ...each(['publishAsync', 'subscribeAsync', 'unsubscribeAsync', 'endAsync'], IO_PROMISE),
      },
      flow: ['message', 'packetreceive'],
    },
  },
} as const satisfies Library
