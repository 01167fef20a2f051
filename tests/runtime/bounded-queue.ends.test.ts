import { inspect } from 'node:util'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BoundedQueue } from '../../runtime/src/index.ts'
import { errorOf, isPending } from './settling.ts'

afterEach(() => void vi.useRealTimers())

describe('taskDone and join', () => {
  it('Q21: taskDone more often than puts throws', () => {
    const queue = new BoundedQueue<number>(1)
    expect(() => queue.taskDone()).toThrow(expect.objectContaining({ code: 'BACKPRESSURE_RELEASED' }))
    queue.tryPut(1)
    queue.taskDone()
    expect(() => queue.taskDone()).toThrow('taskDone() was called more often than items were put')
  })

  it('Q22: join waits until every item is done, with two workers and a hundred items', async () => {
    const queue = new BoundedQueue<number>(10)
    let sum = 0
    const worker = async () => {
      for await (const item of queue) {
        await null
        sum += item
        queue.taskDone()
      }
    }
    const workers = [worker(), worker()]
    for (let i = 0; i < 100; i++) await queue.put(i)
    await queue.join()
    expect(sum).toBe(4950)
    queue.close()
    await Promise.all(workers)
  })

  it('Q23, Q34, Q35: join on an idle queue answers at once, ever again, and never before pushed work', async () => {
    const queue = new BoundedQueue<number>(1)
    for (let i = 0; i < 1000; i++) await queue.join()
    queue.tryPut(1)
    const joins = Array.from({ length: 1000 }, () => queue.join())
    expect(await isPending(joins[0]!)).toBe(true)
    queue.tryTake()
    queue.taskDone()
    await Promise.all(joins)
  })
})

describe('close', () => {
  it('Q25: on an empty queue waiting takers reject and everything later is refused', async () => {
    const queue = new BoundedQueue<number>({ capacity: 1, name: 'jobs' })
    const waiting = errorOf(queue.take())
    const next = queue[Symbol.asyncIterator]().next()
    queue.close({ reason: 'stop' })
    queue.close({ reason: 'ignored' })
    const closed = {
      name: 'BackpressureError',
      code: 'BACKPRESSURE_CLOSED',
      message: "jobs is closed",
      cause: 'stop',
    }
    expect(await waiting).toMatchObject(closed)
    expect(await next).toEqual({ done: true, value: undefined })
    for (const call of [queue.put(1), queue.take(), queue.takeMany(2), queue.whenBelow(1)]) {
      expect(await errorOf(call)).toMatchObject(closed)
    }
    expect([queue.tryPut(1), queue.tryTake(), queue.closed]).toEqual([false, undefined, true])
    await queue.join()
  })

  it('Q26: on a full queue waiting puts reject, the rest can be taken, and join waits for it', async () => {
    const queue = new BoundedQueue<number>(2)
    queue.tryPut(1)
    queue.tryPut(2)
    const waiting = errorOf(queue.put(3))
    const below = errorOf(queue.whenBelow(1))
    queue.close()
    expect([(await waiting).code, (await below).code]).toEqual(['BACKPRESSURE_CLOSED', 'BACKPRESSURE_CLOSED'])
    expect([await queue.take(), await queue.take()]).toEqual([1, 2])
    expect((await errorOf(queue.take())).code).toBe('BACKPRESSURE_CLOSED')
    const join = queue.join()
    expect(await isPending(join)).toBe(true)
    queue.taskDone()
    queue.taskDone()
    await join
  })

  it('Q27, Q28: discard drops the rest as done; an item taken before still counts', async () => {
    const dropped: number[] = []
    const queue = new BoundedQueue<number>({ capacity: 3, onDrop: (item) => dropped.push(item) })
    for (const item of [1, 2, 3]) queue.tryPut(item)
    queue.tryTake()
    const join = queue.join()
    queue.close({ discard: true })
    expect(dropped).toEqual([2, 3])
    expect(await isPending(join)).toBe(true)
    queue.taskDone()
    await join
    expect(() => queue.taskDone()).toThrow()
    expect((await errorOf(queue.take())).code).toBe('BACKPRESSURE_CLOSED')
  })
})

describe('iterating', () => {
  it('Q46: leaving early leaves the rest in the queue', async () => {
    const queue = new BoundedQueue<number>(3)
    for (const item of [1, 2, 3]) queue.tryPut(item)
    for await (const item of queue) if (item === 1) break
    expect(await queue.takeMany(5)).toEqual([2, 3])
  })

  it('ends when closed and empty', async () => {
    const queue = new BoundedQueue<number>(3)
    const got: number[] = []
    const consumer = (async () => {
      for await (const item of queue) got.push(item)
    })()
    for (const item of [1, 2, 3, 4, 5]) await queue.put(item)
    queue.close()
    await consumer
    expect(got).toEqual([1, 2, 3, 4, 5])
  })

  it('a next() that waits when its iterator is left takes no item', async () => {
    const queue = new BoundedQueue<number>(3)
    const left = queue[Symbol.asyncIterator]()
    const stays = queue[Symbol.asyncIterator]()
    const first = left.next()
    const second = stays.next()
    expect(left[Symbol.asyncIterator]()).toBe(left)
    await left.return!()
    expect(await first).toEqual({ done: true, value: undefined })
    expect(await left.next()).toEqual({ done: true, value: undefined })
    await queue.put(1)
    expect(await second).toEqual({ done: false, value: 1 })
  })
})

describe('clear, resize and whenBelow', () => {
  it('Q36, trap 7: clear hands out the items, drops them, and lets waiting puts move up', async () => {
    const dropped: number[] = []
    const queue = new BoundedQueue<number>({ capacity: 2, onDrop: (item) => dropped.push(item) })
    queue.tryPut(1)
    queue.tryPut(2)
    const third = queue.put(3)
    const join = queue.join()
    expect(queue.clear()).toEqual([1, 2])
    await third
    expect([dropped, queue.size, await isPending(join)]).toEqual([[1, 2], 1, true])
    queue.clear()
    await join
  })

  it('resize admits waiting puts, and drains to a smaller capacity', async () => {
    const queue = new BoundedQueue<number>(1)
    const puts = [queue.put(1), queue.put(2), queue.put(3), queue.put(4)]
    queue.resize(3)
    await Promise.all(puts.slice(0, 3))
    expect([queue.size, queue.waitingPuts]).toEqual([3, 1])
    queue.resize(1)
    await queue.take()
    await queue.take()
    expect([queue.size, queue.waitingPuts]).toEqual([1, 1])
    await queue.take()
    await puts[3]
    expect(await queue.take()).toBe(4)
  })

  it('Q30: whenBelow answers at once when already below', async () => {
    await new BoundedQueue<number>(1).whenBelow(1)
  })

  it('Q31, Q32, Q33: several waiters with different sizes go on by takes, clear and an abort', async () => {
    const queue = new BoundedQueue<number>(4)
    for (const item of [1, 2, 3, 4]) queue.tryPut(item)
    const controller = new AbortController()
    const below4 = queue.whenBelow(4)
    const below2 = queue.whenBelow(2)
    const aborted = errorOf(queue.whenBelow(3, { signal: controller.signal }))
    const alsoBelow2 = queue.whenBelow(2)
    controller.abort('no')
    expect(await aborted).toBe('no')
    queue.tryTake()
    await below4
    expect(await isPending(below2)).toBe(true)
    queue.clear()
    await Promise.all([below2, alsoBelow2])
  })

  it('whenBelow is not told of room that a waiting put takes', async () => {
    const queue = new BoundedQueue<number>(1)
    const puts = [queue.put(1), queue.put(2)]
    const below = queue.whenBelow(1)
    await queue.take()
    expect(await isPending(below)).toBe(true)
    await queue.take()
    await Promise.all([below, ...puts])
  })
})

describe('what it tells', () => {
  it('Q24, Q29: stats count, and time those who waited', async () => {
    vi.useFakeTimers()
    const queue = new BoundedQueue<number>(1)
    await queue.put(1)
    const second = queue.put(2)
    const third = queue.put(3)
    vi.advanceTimersByTime(10)
    await queue.take()
    vi.advanceTimersByTime(20)
    expect(queue.stats()).toEqual({
      size: 1,
      capacity: 1,
      waitingPuts: 1,
      waitingTakes: 0,
      unfinished: 2,
      closed: false,
      puts: 2,
      takes: 1,
      dropped: 0,
      oldestWaitMs: 30,
      waitMs: { count: 1, mean: 10, max: 10 },
    })
    await queue.take()
    await Promise.all([second, third])
    expect(queue.stats().waitMs).toEqual({ count: 2, mean: 20, max: 30 })
    queue.close({ discard: true })
    expect(JSON.parse(JSON.stringify(queue))).toMatchObject({ closed: true, dropped: 1, oldestWaitMs: 0 })
    expect(inspect(queue)).toContain('BoundedQueue')
  })

  it('after some quick waits not all are timed, others from the first look at them', async () => {
    vi.useFakeTimers()
    const queue = new BoundedQueue<number>(1)
    for (let i = 0; i < 1100; i++) {
      const take = queue.take()
      queue.tryPut(i)
      await take
    }
    expect(queue.stats().waitMs.count).toBe(1100)
    const waiting = queue.take()
    expect(queue.stats().oldestWaitMs).toBe(0)
    vi.advanceTimersByTime(7)
    expect(queue.stats().oldestWaitMs).toBe(7)
    queue.tryPut(1)
    await waiting
    const wait = async (ms: number) => {
      const take = queue.take()
      vi.advanceTimersByTime(ms)
      queue.tryPut(1)
      await take
    }
    for (let i = 0; i < 64; i++) await wait(20)
    expect(queue.stats().waitMs.max).toBe(20)
    // Waits are long by now, so that each is timed.
    for (const ms of [30, 40]) {
      await wait(ms)
      expect(queue.stats().waitMs.max).toBe(ms)
    }
  })

  it('publishes what happens on diagnostics channels', async () => {
    const seen: unknown[] = []
    const names = ['put', 'take', 'drop', 'full', 'close'].map((name) => `backpressure:queue:${name}`)
    const note = (message: unknown, name: unknown) => {
      const { item, size } = message as { item: unknown; size: number }
      seen.push([String(name).slice(19), item, size])
    }
    for (const name of names) subscribe(name, note)
    const queue = new BoundedQueue<string>({ capacity: 1, overflow: 'drop-oldest', name: 'log' })
    const take = queue.take()
    for (const item of ['a', 'b', 'c']) await queue.put(item)
    queue.tryTake()
    queue.close()
    for (const name of names) unsubscribe(name, note)
    await take
    expect(seen).toEqual([
      ['put', 'a', 0],
      ['take', 'a', 0],
      ['put', 'b', 1],
      ['full', 'c', 1],
      ['put', 'c', 1],
      ['drop', 'b', 1],
      ['take', 'c', 0],
      ['close', undefined, 0],
    ])
  })

  it('a queue that is kept for speed is not told of', async () => {
    vi.resetModules()
    const fresh = await import('../../runtime/src/index.ts')
    const seen: unknown[] = []
    const note = (message: unknown) => seen.push((message as { item: unknown }).item)
    subscribe('backpressure:queue:put', note)
    await new fresh.BoundedQueue(1).put('mine')
    unsubscribe('backpressure:queue:put', note)
    await new fresh.BoundedQueue(1).put('later')
    expect(seen).toEqual(['mine'])
  })
})
