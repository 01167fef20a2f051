import type { Library } from './schema.ts'

/** `new ReadableStream({ type: 'bytes' })` */
const SOURCE_OF_BYTES = { argument: 0, option: 'type' } as const

/** A strategy counts chunks, unless it has a `size`. */
const mark = (argument: number) =>
  ({
    argument,
    option: 'highWaterMark',
    unit: 'items',
    usual: 16,
    bytes: { when: [{ argument, option: 'size' }, SOURCE_OF_BYTES], usual: 65_536 },
  }) as const

export default {
  name: 'Web Streams',
  modules: ['globals', 'stream/web'],
  exports: {
    ReadableStream: { construct: { makes: 'web-readable', marks: [mark(1)] } },
    'ReadableStream.from': { call: { makes: 'web-readable' } },
    WritableStream: { construct: { makes: 'web-writable', marks: [mark(1)] } },
    TransformStream: { construct: { makes: 'web-transform', marks: [mark(1), mark(2)] } },
    CountQueuingStrategy: { construct: { marks: [mark(0)] } },
    ByteLengthQueuingStrategy: { construct: { marks: [{ ...mark(0), unit: 'bytes', usual: 65_536 }] } },
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
