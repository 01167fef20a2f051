/* eslint-disable @typescript-eslint/no-explicit-any -- lists of type any are what is tested */
import type { Socket } from 'node:net'
import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { describe, expectTypeOf, it } from 'vitest'
import {
  atMost,
  BoundedQueue,
  createLimit,
  forEachLimit,
  interval,
  mapLimit,
  mapLimitSettled,
  Semaphore,
  write,
  writeAll,
  type Limiter,
  type Permit,
} from '../../runtime/src/index.ts'

declare const list: any

describe('maps', () => {
  it('take readonly arrays, tuples, sets, generators and async iterables', () => {
    expectTypeOf(mapLimit([1, 2] as readonly number[], 2, (n) => String(n))).resolves.toEqualTypeOf<string[]>()
    expectTypeOf(mapLimit([1, 'a'] as const, 2, (item) => item)).resolves.toEqualTypeOf<(1 | 'a')[]>()
    expectTypeOf(mapLimit(new Set(['a']), 2, async (item) => item.length)).resolves.toEqualTypeOf<number[]>()
    expectTypeOf(mapLimit(new Map([['a', 1]]), 2, ([key]) => key)).resolves.toEqualTypeOf<string[]>()
    expectTypeOf(mapLimit({} as AsyncGenerator<Date>, 2, (item) => item)).resolves.toEqualTypeOf<Date[]>()
    expectTypeOf(mapLimit({} as Iterable<1> | AsyncIterable<2>, 2, (item) => item)).resolves.toEqualTypeOf<(1 | 2)[]>()
  })

  it('await items and results that are promises', () => {
    mapLimit([Promise.resolve(1), 2], 2, (item) => expectTypeOf(item).toEqualTypeOf<number>())
    expectTypeOf(mapLimit([1], 2, async () => ({ a: 1 }))).resolves.toEqualTypeOf<{ a: number }[]>()
  })

  it('take a promise for some items only, and promises of several types', () => {
    const some = (n: number) => (n > 1 ? Promise.resolve(['a']) : String(n))
    expectTypeOf(mapLimit([1, 2], 2, some)).resolves.toEqualTypeOf<(string | string[])[]>()
    const either = (n: number) => (n > 1 ? Promise.resolve('a') : Promise.resolve(n))
    expectTypeOf(mapLimit([1, 2], 2, either)).resolves.toEqualTypeOf<(string | number)[]>()
    expectTypeOf(mapLimitSettled([1, 2], 2, some)).resolves.toEqualTypeOf<PromiseSettledResult<string | string[]>[]>()
    expectTypeOf(mapLimit<number, { a: 1 }>([1], 2, async () => ({ a: 1 }))).resolves.toEqualTypeOf<{ a: 1 }[]>()
  })

  it('any stays any, and results do not turn into unknown', () => {
    const results = mapLimit(list, 2, async (item) => {
      expectTypeOf(item).toBeAny()
      return item.id
    })
    expectTypeOf(results).resolves.toEqualTypeOf<any[]>()
    expectTypeOf(mapLimit(list as any[], 2, (item) => item.id)).resolves.toEqualTypeOf<any[]>()
    expectTypeOf(mapLimit(list, 2, async (item): Promise<string> => item.name)).resolves.toEqualTypeOf<string[]>()
    forEachLimit(list, 2, (item) => expectTypeOf(item).toBeAny())
  })

  it('hand the platform its own signal, and take it or undefined', () => {
    mapLimit([1], 2, (_, index, signal) => fetch(`/${index}`, { signal }), { signal: undefined })
    mapLimit([1], new Semaphore(1), () => 1, { signal: new AbortController().signal, onError: 'join' })
    // @ts-expect-error a wrong word
    mapLimit([1], 2, () => 1, { onError: 'all' })
    // @ts-expect-error no limit
    mapLimit([1], () => 1)
  })

  it('settled results are those of the platform', () => {
    expectTypeOf(mapLimitSettled([1], 2, async () => 'a')).resolves.toEqualTypeOf<PromiseSettledResult<string>[]>()
    expectTypeOf(forEachLimit([1], 2, () => 1)).resolves.toEqualTypeOf<void>()
  })
})

describe('queue, semaphore and limit', () => {
  it('keep the type of their items and results', () => {
    const queue = new BoundedQueue<{ id: number }>({ capacity: 2, weigh: (item) => item.id })
    expectTypeOf(queue.take()).resolves.toEqualTypeOf<{ id: number }>()
    expectTypeOf(queue.tryTake()).toEqualTypeOf<{ value: { id: number } } | undefined>()
    expectTypeOf(queue).toExtend<AsyncIterable<{ id: number }>>()
    expectTypeOf(new Semaphore(1).run(async () => 1)).resolves.toEqualTypeOf<number>()
    expectTypeOf(new Semaphore(1)).toExtend<Limiter>()
    expectTypeOf<Permit>().toExtend<Disposable>()
  })

  it('a limit passes arguments and results', () => {
    const limit = createLimit(2)
    expectTypeOf(limit(async (a: number, b: string) => a + b, 1, 'b')).resolves.toEqualTypeOf<string>()
    expectTypeOf(limit.map(['a'], async (item, index) => item + index)).resolves.toEqualTypeOf<string[]>()
    expectTypeOf(limit((item: any) => item.id, list)).resolves.toBeAny()
    // @ts-expect-error a missing argument
    limit((a: number) => a)
  })
})

describe('sinks and small ones', () => {
  it('all kinds of sinks', () => {
    expectTypeOf(write).parameter(0).not.toBeAny()
    type Sinks = Writable | ServerResponse | Socket | NodeJS.WriteStream | WritableStream | WritableStreamDefaultWriter
    expectTypeOf<Sinks | WebSocket | RTCDataChannel>().toExtend<Parameters<typeof write>[0]>()
    expectTypeOf(writeAll({} as Writable, ['a'])).resolves.toEqualTypeOf<boolean>()
    // @ts-expect-error no sink
    write({ send() {} }, 'x')
  })

  it('atMost answers with what it was given', () => {
    expectTypeOf(atMost([1, 2] as const, 2)).toEqualTypeOf<readonly [1, 2]>()
    expectTypeOf(atMost(new Set(['a']), 2)).toEqualTypeOf<Set<string>>()
    expectTypeOf(atMost(list, 2)).toBeAny()
    expectTypeOf(interval(() => {}, 1).stop()).resolves.toEqualTypeOf<void>()
  })
})
