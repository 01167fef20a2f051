/* eslint-disable @typescript-eslint/no-explicit-any -- values of type any are what is tested */
import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { describe, expectTypeOf, it } from 'vitest'
import {
  BoundedQueue,
  BoundedWriter,
  fromEvents,
  mapIterable,
  readAll,
  readText,
  Semaphore,
  TaskGroup,
  trySend,
  workers,
  type Emitter,
  type WorkerPool,
} from '../../runtime/src/index.ts'

declare const list: any

describe('mapIterable', () => {
  it('is a generator of awaited results', () => {
    const results = mapIterable([1, 2] as const, 2, async (item) => String(item), { ordered: false, readAhead: 5 })
    expectTypeOf(results).toEqualTypeOf<AsyncGenerator<string, void, undefined>>()
    mapIterable(new Set([Promise.resolve('a')]), new Semaphore(2), (item, index, signal) => {
      expectTypeOf(item).toEqualTypeOf<string>()
      return fetch(`/${index}`, { signal })
    })
  })

  it('any stays any, and results do not turn into unknown', () => {
    const results = mapIterable(list, 2, (item) => {
      expectTypeOf(item).toBeAny()
      return item.id
    })
    expectTypeOf(results).toEqualTypeOf<AsyncGenerator<any, void, undefined>>()
    // @ts-expect-error a wrong option
    mapIterable([1], 2, () => 1, { onError: 'join' })
  })
})

describe('TaskGroup', () => {
  it('passes the results of body and children, and the signal of the platform', () => {
    const result = TaskGroup.run(async (group) => {
      expectTypeOf(group.spawn((signal) => fetch('/', { signal }))).resolves.toEqualTypeOf<Response>()
      expectTypeOf(group.signal).toEqualTypeOf<AbortSignal>()
      return group.spawn(() => [1], { name: 'one' })
    })
    expectTypeOf(result).resolves.toEqualTypeOf<number[]>()
    TaskGroup.run(() => 1, { limit: 2, signal: undefined })
    // @ts-expect-error it is made by run
    new TaskGroup(1)
  })
})

describe('workers', () => {
  it('know the items of their queue', () => {
    const queue = new BoundedQueue<{ id: number }>(2)
    const pool = workers(queue, { min: 1, max: 2 }, (item, signal) => fetch(`${item.id}`, { signal }), {
      onError: (error, item) => expectTypeOf([error, item.id] as const).toEqualTypeOf<readonly [unknown, number]>(),
    })
    expectTypeOf(pool).toEqualTypeOf<WorkerPool>()
    // @ts-expect-error no max
    workers(new BoundedQueue(2), { min: 1 }, () => 1)
  })
})

describe('fromEvents', () => {
  it('takes all kinds of emitters, and gives lists of arguments', () => {
    type Emitters = EventEmitter | Readable | Socket | Interface | EventTarget | WebSocket | MessagePort
    expectTypeOf<Emitters>().toExtend<Emitter>()
    expectTypeOf(fromEvents(new EventEmitter(), 'x', { capacity: 1 })).toExtend<AsyncIterableIterator<unknown[]>>()
    const rows = fromEvents<[Buffer]>({} as Readable, 'data', { capacity: 1, close: ['end'] })
    expectTypeOf(rows).toEqualTypeOf<AsyncIterableIterator<[Buffer]>>()
    // @ts-expect-error no capacity
    fromEvents(new EventEmitter(), 'x', {})
    // @ts-expect-error no emitter
    fromEvents({}, 'x', { capacity: 1 })
  })
})

describe('readers and writers', () => {
  it('all kinds of sources', () => {
    type Sources = Readable | IncomingMessage | ReadableStream | Response | Request | Blob | AsyncIterable<Buffer>
    expectTypeOf<Sources | string[]>().toExtend<Parameters<typeof readAll>[0]>()
    expectTypeOf(readAll({} as Response, { maxBytes: 1 })).resolves.toEqualTypeOf<Uint8Array>()
    expectTypeOf(readText({} as Request, { maxBytes: 1, encoding: 'latin1' })).resolves.toEqualTypeOf<string>()
    // @ts-expect-error no bound
    readAll([], {})
  })

  it('all kinds of sinks', () => {
    type Sinks = Writable | Socket | WritableStreamDefaultWriter | WebSocket | RTCDataChannel
    expectTypeOf<Sinks>().toExtend<Parameters<typeof trySend>[0]>()
    expectTypeOf<Sinks | WritableStream>().toExtend<ConstructorParameters<typeof BoundedWriter>[0]>()
    // @ts-expect-error the stream itself
    trySend({} as WritableStream, 'x', { maxBufferedBytes: 1 })
    // @ts-expect-error no low mark
    new BoundedWriter({} as Writable, { highWaterMark: 1 })
  })
})
