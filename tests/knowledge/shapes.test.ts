import { describe, expect, it } from 'vitest'
import { typedThing } from '../../rules/analysis/typed-things.ts'
import { askTyped } from '../code.ts'

/** The thing that a parameter of the type is told to be. */
function thingOf(type: string): string | undefined {
  return askTyped(`function f(x: ${type}) { return x.y }`, 'MemberExpression', (context, node: { object: never }) =>
    typedThing(context, node.object),
  )
}

describe('shapes', () => {
  it.each([
    ['import("node:stream").Writable', 'node-writable'],
    ['import("node:stream").Readable', 'node-readable'],
    ['import("node:net").Socket', 'node-duplex'],
    ['import("node:zlib").Gzip', 'node-duplex'],
    ['import("node:http").ServerResponse', 'http-response'],
    ['import("node:http").IncomingMessage', 'node-readable'],
    ['import("node:crypto").Hash', 'hash'],
    ['import("node:crypto").Hmac', 'hash'],
    ['import("node:crypto").Cipher', 'hash'],
    ['import("node:tty").WriteStream', 'stdout'],
    ['typeof process.stdout', 'stdout'],
    ['WritableStream', 'web-writable'],
    ['WritableStreamDefaultWriter', 'web-writer'],
    ['ReadableStream', 'web-readable'],
    ['ReadableStreamDefaultReader', 'web-reader'],
    ['ReadableStreamDefaultController', 'web-controller'],
    ['ReadableByteStreamController', 'web-controller'],
    ['TransformStreamDefaultController', 'web-transform-controller'],
    ['WebSocket', 'websocket'],
    ['RTCDataChannel', 'data-channel'],
    ['import("backpressure-runtime").BoundedQueue<string>', 'bounded-queue'],
    ['import("backpressure-runtime").Semaphore', 'bp-semaphore'],
  ])('tell %s', (type, thing) => {
    expect(thingOf(type)).toBe(thing)
  })

  it.each([
    ['Buffer'],
    ['string[]'],
    ['Map<string, string>'],
    ['import("node:fs/promises").FileHandle'],
    ['import("node:events").EventEmitter'],
    ['import("node:worker_threads").Worker'],
    ['{ write(text: string): void; once(): void; end(): void }'],
  ])('are silent on %s', (type) => {
    expect(thingOf(type)).toBeUndefined()
  })
})
