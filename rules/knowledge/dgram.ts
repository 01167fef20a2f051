import type { Library } from './schema.ts'

export default {
  name: 'node:dgram',
  modules: ['dgram'],
  exports: {
    createSocket: { call: { makes: 'udp-socket' } },
    Socket: { construct: { makes: 'udp-socket' } },
  },
  types: { Socket: 'udp-socket' },
  things: {
    'udp-socket': {
      kinds: ['emitter'],
      puts: { send: { answers: 'nothing' } },
      methods: { send: { io: true } },
      room: ['getSendQueueSize', 'getSendQueueCount'],
      flow: ['message'],
      goneEvents: ['close', 'error'],
    },
  },
} as const satisfies Library
