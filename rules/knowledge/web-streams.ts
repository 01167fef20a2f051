import type { Library } from './schema.ts'

export default {
  name: 'Web Streams',
  modules: ['globals', 'stream/web'],
  exports: {
    ReadableStream: { construct: { makes: 'web-readable' } },
    'ReadableStream.from': { call: { makes: 'web-readable' } },
    WritableStream: { construct: { makes: 'web-writable' } },
    TransformStream: { construct: { makes: 'web-transform' } },
    CompressionStream: { construct: { makes: 'web-transform' } },
    DecompressionStream: { construct: { makes: 'web-transform' } },
    TextEncoderStream: { construct: { makes: 'web-transform' } },
    TextDecoderStream: { construct: { makes: 'web-transform' } },
    ReadableStreamDefaultReader: { construct: { makes: 'web-reader' } },
    ReadableStreamBYOBReader: { construct: { makes: 'web-reader' } },
    WritableStreamDefaultWriter: { construct: { makes: 'web-writer' } },
  },
  types: {
    ReadableStream: 'web-readable',
    WritableStream: 'web-writable',
    TransformStream: 'web-transform',
    CompressionStream: 'web-transform',
    DecompressionStream: 'web-transform',
    TextEncoderStream: 'web-transform',
    TextDecoderStream: 'web-transform',
    ReadableStreamDefaultReader: 'web-reader',
    ReadableStreamBYOBReader: 'web-reader',
    WritableStreamDefaultWriter: 'web-writer',
    ReadableStreamDefaultController: 'web-controller',
    ReadableByteStreamController: 'web-controller',
    ReadableStreamController: 'web-controller',
    TransformStreamDefaultController: 'web-transform-controller',
  },
  things: {
    'web-readable': {
      kinds: ['web-readable'],
      methods: {
        getReader: { makes: 'web-reader' },
        pipeThrough: { makes: 'web-readable' },
        pipeTo: { promise: true },
        cancel: { promise: true },
      },
    },
    'web-reader': { kinds: ['web-reader'], methods: { read: { promise: true }, cancel: { promise: true } } },
    'web-writable': {
      kinds: ['web-writable'],
      methods: { getWriter: { makes: 'web-writer' }, close: { promise: true }, abort: { promise: true } },
    },
    // `write()` settles when the sink is done with the chunk: that is the work, not the room, which `ready` tells of.
    'web-writer': {
      kinds: ['web-writer'],
      puts: { write: { answers: 'promise' } },
      methods: { close: { promise: true }, abort: { promise: true } },
      room: ['desiredSize', 'ready'],
    },
    'web-transform': { kinds: [], members: { readable: 'web-readable', writable: 'web-writable' } },
    'web-controller': { kinds: ['web-controller'], puts: { enqueue: { answers: 'nothing' } }, room: ['desiredSize'] },
    // The writable side holds the producer back while `transform()` works: of no kind, so that rules leave it alone.
    'web-transform-controller': {
      kinds: [],
      puts: { enqueue: { answers: 'nothing' } },
      room: ['desiredSize'],
    },
  },
} as const satisfies Library
