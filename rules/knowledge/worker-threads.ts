import type { Library } from './schema.ts'

export default {
  name: 'node:worker_threads',
  modules: ['worker_threads'],
  exports: {
    Worker: { construct: { makes: 'worker', io: true } },
    MessageChannel: { construct: { makes: 'message-channel' } },
    BroadcastChannel: { construct: { makes: 'message-port' } },
    parentPort: { is: 'message-port' },
  },
  types: { Worker: 'worker', MessagePort: 'message-port', BroadcastChannel: 'message-port' },
} as const satisfies Library
