import type { Library } from './schema.ts'

const EVENTS_THAT_END = ['close', 'error'] as const

export default {
  name: 'WebSocket, RTCDataChannel, BroadcastChannel',
  modules: ['globals'],
  exports: {
    WebSocket: { construct: { makes: 'websocket', io: true } },
    RTCPeerConnection: { construct: { makes: 'peer-connection' } },
    BroadcastChannel: { construct: { makes: 'message-port' } },
    MessageChannel: { construct: { makes: 'message-channel' } },
    Worker: { construct: { makes: 'worker', io: true } },
    EventSource: { construct: { makes: 'event-source', io: true } },
  },
  types: {
    WebSocket: 'websocket',
    RTCDataChannel: 'data-channel',
    RTCPeerConnection: 'peer-connection',
    RTCDataChannelEvent: 'data-channel-event',
    BroadcastChannel: 'message-port',
    MessagePort: 'message-port',
    MessageChannel: 'message-channel',
    Worker: 'worker',
    EventSource: 'event-source',
  },
  things: {
    websocket: {
      kinds: ['socket'],
      puts: { send: { answers: 'nothing' } },
      room: ['bufferedAmount'],
      flow: ['message'],
      goneEvents: EVENTS_THAT_END,
    },
    'data-channel': {
      kinds: ['data-channel'],
      puts: { send: { answers: 'nothing' } },
      room: ['bufferedAmount'],
      roomEvent: 'bufferedamountlow',
      flow: ['message'],
      goneEvents: EVENTS_THAT_END,
    },
    'peer-connection': {
      kinds: ['emitter'],
      methods: { createDataChannel: { makes: 'data-channel' } },
      events: { datachannel: ['data-channel-event'] },
    },
    'data-channel-event': { kinds: [], members: { channel: 'data-channel' } },
    'message-port': {
      kinds: ['emitter'],
      puts: { postMessage: { answers: 'nothing', crosses: true } },
      flow: ['message'],
    },
    'message-channel': { kinds: [], members: { port1: 'message-port', port2: 'message-port' } },
    worker: {
      kinds: ['process', 'emitter'],
      puts: { postMessage: { answers: 'nothing', crosses: true } },
      flow: ['message'],
      goneEvents: ['exit', 'error'],
    },
    'event-source': { kinds: ['emitter'], flow: ['message'] },
  },
} as const satisfies Library
