import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BoundedQueue } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

afterEach(() => void vi.useRealTimers())

describe('putting and taking', () => {
  it('Q1: is empty, holds an item, and is empty again', async () => {
    const queue = new BoundedQueue<number>(4)
    expect(queue.size).toBe(0)
    await queue.put(1)
    expect(queue.size).toBe(1)
    expect(await queue.take()).toBe(1)
    expect(queue.size).toBe(0)
  })

  it('Q2, Q6: is full exactly when size equals capacity, which is readable', () => {
    const queue = new BoundedQueue<number>(2)
    expect([queue.tryPut(1), queue.tryPut(2), queue.tryPut(3)]).toEqual([true, true, false])
    expect([queue.size, queue.capacity]).toEqual([2, 2])
  })

  it('Q4: keeps the order of the puts', async () => {
    const queue = new BoundedQueue<number>(3)
    for (const item of [1, 3, 2]) await queue.put(item)
    expect([await queue.take(), await queue.take(), await queue.take()]).toEqual([1, 3, 2])
  })

  it('Q4: keeps the order when it fills and empties again and again, far and near', () => {
    const queue = new BoundedQueue<number>(5000)
    let put = 0
    let taken = 0
    for (const fill of [5000, 3, 5000, 40, 17]) {
      while (queue.size < fill) queue.tryPut(put++)
      while (queue.size > fill / 2) expect(queue.tryTake()).toEqual({ value: taken++ })
      while (queue.size < fill) queue.tryPut(put++)
      while (queue.size > 0) expect(queue.tryTake()).toEqual({ value: taken++ })
    }
    expect(taken).toBe(put)
  })

  it('Q5, Q12, Q15, trap 14: a put waits for room and is served in order', async () => {
    const queue = new BoundedQueue<string>(2)
    await queue.put('a')
    await queue.put('b')
    const third = queue.put('c')
    const fourth = queue.put('d')
    expect(await isPending(third)).toBe(true)
    expect(await queue.take()).toBe('a')
    await third
    expect(await isPending(fourth)).toBe(true)
    expect(queue.waitingPuts).toBe(1)
    expect([await queue.take(), await queue.take(), await queue.take()]).toEqual(['b', 'c', 'd'])
    await fourth
  })

  it('Q8, Q9, Q17: a take answers at once or waits for the next put', async () => {
    const queue = new BoundedQueue<number>(1)
    const waiting = queue.take()
    expect(queue.waitingTakes).toBe(1)
    await queue.put(7)
    expect(await waiting).toBe(7)
    expect(queue.size).toBe(0)
  })

  it('Q10, Q11: tryTake and tryPut tell empty and full without waiting', () => {
    const queue = new BoundedQueue<undefined>(1)
    expect(queue.tryTake()).toBeUndefined()
    expect(queue.tryPut(undefined)).toBe(true)
    expect(queue.tryPut(undefined)).toBe(false)
    expect(queue.tryTake()).toEqual({ value: undefined })
  })

  it.each([undefined, null, false, 0, Number.NaN, ''])('Q44: %s is an item like any other', async (item) => {
    const queue = new BoundedQueue<unknown>(1)
    const handed = queue.take()
    await queue.put(item)
    expect(await handed).toBe(item)
    await queue.put(item)
    expect(queue.size).toBe(1)
    expect(await queue.take()).toBe(item)
  })

  it('Q45: any number of takers, each with one item in the order of the calls', async () => {
    const queue = new BoundedQueue<number>(1)
    const takers = [queue.take(), queue.take(), queue.take()]
    for (const item of [1, 2, 3]) await queue.put(item)
    expect(await Promise.all(takers)).toEqual([1, 2, 3])
  })

  it('Q18d: producer and consumer of five items over capacity 1 end', async () => {
    const queue = new BoundedQueue<number>(1)
    const got: number[] = []
    const consumer = (async () => {
      for (let i = 0; i < 5; i++) got.push(await queue.take())
    })()
    for (let i = 0; i < 5; i++) await queue.put(i)
    await consumer
    expect(got).toEqual([0, 1, 2, 3, 4])
  })

  it('grows its ring beyond the first slots and keeps the order', () => {
    const queue = new BoundedQueue<number>(100)
    for (let i = 0; i < 10; i++) queue.tryPut(-1)
    for (let i = 0; i < 10; i++) queue.tryTake()
    for (let i = 0; i < 100; i++) queue.tryPut(i)
    expect(Array.from({ length: 100 }, () => queue.tryTake()?.value)).toEqual(Array.from({ length: 100 }, (_, i) => i))
  })

  it('takeMany waits for one item and takes up to max, moving waiting puts up', async () => {
    const queue = new BoundedQueue<number>(2)
    const first = queue.takeMany(10)
    await queue.put(0)
    expect(await first).toEqual([0])
    await queue.put(1)
    await queue.put(2)
    const late = queue.put(3)
    expect(await queue.takeMany(2)).toEqual([1, 2])
    await late
    await queue.put(4)
    const more = queue.put(5)
    expect(await queue.takeMany(10)).toEqual([3, 4, 5])
    await more
  })
})

describe('giving up', () => {
  it('Q13: a timeout longer than the wait does not matter, and its timer is gone', async () => {
    vi.useFakeTimers()
    const queue = new BoundedQueue<number>(1)
    const waiting = queue.take({ timeoutMs: 1000 })
    await queue.put(1)
    expect(await waiting).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('Q18e: a timeout rejects with its code and leaves no entry', async () => {
    vi.useFakeTimers()
    const queue = new BoundedQueue<number>({ capacity: 1, name: 'jobs' })
    const take = errorOf(queue.take({ timeoutMs: 50 }))
    await vi.advanceTimersByTimeAsync(50)
    expect(await take).toMatchObject({
      code: 'BACKPRESSURE_TIMEOUT',
      message: 'Waited 50 ms for jobs',
    })
    await queue.put(1)
    const put = errorOf(queue.put(2, { timeoutMs: 50 }))
    await vi.advanceTimersByTimeAsync(50)
    expect(await put).toMatchObject({ code: 'BACKPRESSURE_TIMEOUT' })
    expect([queue.waitingPuts, queue.waitingTakes, queue.size]).toEqual([0, 0, 1])
  })

  it('waits longer than the 2^31 - 1 ms of a platform timer', async () => {
    vi.useFakeTimers()
    const queue = new BoundedQueue<number>(1)
    const month = 30 * 86_400_000
    const take = errorOf(queue.take({ timeoutMs: month }))
    await vi.advanceTimersByTimeAsync(month - 1)
    expect(queue.waitingTakes).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await take).toMatchObject({ code: 'BACKPRESSURE_TIMEOUT' })
  })

  it('Q14, Q18b, Q38, trap 6: an aborted taker is passed over, with its own reason', async () => {
    const queue = new BoundedQueue<number>(1)
    const controller = new AbortController()
    const first = errorOf(queue.take({ signal: controller.signal }))
    const second = queue.take()
    const third = queue.take()
    controller.abort('enough')
    expect(await first).toBe('enough')
    await queue.put(1)
    await queue.put(2)
    expect([await second, await third]).toEqual([1, 2])
  })

  it('Q16, Q18f, Q41: an aborted put never arrives, and the right one of two equal items goes', async () => {
    const queue = new BoundedQueue<string>(1)
    const controller = new AbortController()
    await queue.put('a')
    const stays = queue.put('same')
    const goes = errorOf(queue.put('same', { signal: controller.signal }))
    const last = queue.put('last')
    controller.abort()
    expect((await goes).name).toBe('AbortError')
    expect([await queue.take(), await queue.take(), await queue.take()]).toEqual(['a', 'same', 'last'])
    await Promise.all([stays, last])
  })

  it('Q18, Q18a: an abort after the hand-over is a no-op for the taker', async () => {
    const queue = new BoundedQueue<number>(2)
    const controller = new AbortController()
    const taker = queue.take({ signal: controller.signal })
    queue.tryPut(1)
    controller.abort()
    queue.tryPut(2)
    expect(await taker).toBe(1)
    expect(await queue.take()).toBe(2)
  })

  it('Q18c: an abort after the item has moved into its slot is a no-op for the put', async () => {
    const queue = new BoundedQueue<number>(1)
    const controller = new AbortController()
    queue.tryPut(1)
    const put = queue.put(2, { signal: controller.signal })
    expect(queue.tryTake()).toEqual({ value: 1 })
    controller.abort()
    await put
    expect(await queue.take()).toBe(2)
    expect(queue.size).toBe(0)
  })

  it('Q39: an aborted signal rejects before anything is queued', async () => {
    const queue = new BoundedQueue<number>(1)
    const signal = AbortSignal.abort('before')
    for (const call of [queue.put(1, { signal }), queue.take({ signal }), queue.takeMany(1, { signal })]) {
      expect(await errorOf(call)).toBe('before')
    }
    for (const call of [queue.whenBelow(1, { signal }), queue.join({ signal })])
      expect(await errorOf(call)).toBe('before')
    expect([queue.size, getEventListeners(signal, 'abort').length]).toEqual([0, 0])
  })

  it('Q19, Q42, trap 2, trap 22: a hundred thousand waiters on one signal leave in linear time, in order', async () => {
    const queue = new BoundedQueue<number>(1)
    const controller = new AbortController()
    const order: number[] = []
    const count = 100_000
    for (let i = 0; i < count; i++) queue.take({ signal: controller.signal }).catch(() => order.push(i))
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1)
    controller.abort()
    expect([queue.waitingTakes, getEventListeners(controller.signal, 'abort').length]).toEqual([0, 0])
    await turn()
    expect(order).toHaveLength(count)
    expect(order.every((value, index) => value === index)).toBe(true)
  })

  it('Q37, Q43: no listener is left after success, close, clear and timeout', async () => {
    vi.useFakeTimers()
    const { signal } = new AbortController()
    const queue = new BoundedQueue<number>(1)
    const listeners = () => getEventListeners(signal, 'abort').length
    const take = queue.take({ signal })
    await queue.put(1)
    await take
    expect(listeners()).toBe(0)
    queue.tryPut(1)
    const put = queue.put(2, { signal, timeoutMs: 5 })
    expect(listeners()).toBe(1)
    queue.clear()
    await put
    expect([listeners(), vi.getTimerCount()]).toEqual([0, 0])
    const late = errorOf(queue.put(3, { signal, timeoutMs: 5 }))
    await vi.advanceTimersByTimeAsync(5)
    await late
    expect(listeners()).toBe(0)
    const closed = errorOf(queue.put(3, { signal }))
    queue.close()
    await closed
    expect(listeners()).toBe(0)
  })

  it('nobody is served whose signal is aborted, also when a heavy one before it leaves by the same abort', async () => {
    const queue = new BoundedQueue<number>({ capacity: 10, weigh: (item) => item })
    const controller = new AbortController()
    await queue.put(6)
    const heavy = errorOf(queue.put(8, { signal: controller.signal }))
    const light = errorOf(queue.put(1, { signal: controller.signal }))
    const behind = queue.put(2)
    controller.abort('both')
    expect([await heavy, await light]).toEqual(['both', 'both'])
    await behind
    expect(queue.size).toBe(8)
  })
})
