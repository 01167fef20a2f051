import { describe, expect, it } from 'vitest'
import { BoundedQueue, workers } from '../../runtime/src/index.ts'
import { errorOf, isPending } from './settling.ts'

describe('overflow', () => {
  it("'wait' is the default", async () => {
    const queue = new BoundedQueue<number>({ capacity: 1, overflow: 'wait' })
    await queue.put(1)
    expect(queue.tryPut(2)).toBe(false)
    const put = queue.put(2)
    expect(await isPending(put)).toBe(true)
    queue.tryTake()
    await put
  })

  it("'drop-oldest' makes room and hands the oldest to onDrop", async () => {
    const dropped: number[] = []
    const queue = new BoundedQueue<number>({
      capacity: 2,
      overflow: 'drop-oldest',
      onDrop: (item) => dropped.push(item),
    })
    for (const item of [1, 2, 3]) await queue.put(item)
    expect(queue.tryPut(4)).toBe(true)
    expect(dropped).toEqual([1, 2])
    expect(await queue.takeMany(5)).toEqual([3, 4])
    expect(queue.stats()).toMatchObject({ puts: 4, takes: 2, dropped: 2, unfinished: 2 })
  })

  it("'drop-newest' resolves a put and answers false to tryPut", async () => {
    const dropped: number[] = []
    const queue = new BoundedQueue<number>({
      capacity: 1,
      overflow: 'drop-newest',
      onDrop: (item) => dropped.push(item),
    })
    await queue.put(1)
    await queue.put(2)
    expect(queue.tryPut(3)).toBe(false)
    expect([dropped, await queue.take(), queue.stats().dropped]).toEqual([[2, 3], 1, 2])
  })

  it("'throw' rejects a put with BACKPRESSURE_FULL", async () => {
    const queue = new BoundedQueue<number>({ capacity: 1, overflow: 'throw' })
    await queue.put(1)
    expect(await errorOf(queue.put(2))).toMatchObject({ code: 'BACKPRESSURE_FULL', message: 'queue is full' })
    expect(queue.tryPut(2)).toBe(false)
  })

  it('an onDrop that throws is heard after all items were told', () => {
    const told: number[] = []
    const onDrop = (item: number) => {
      told.push(item)
      throw new Error(`no ${item}`)
    }
    const queue = new BoundedQueue<number>({ capacity: 2, onDrop })
    queue.tryPut(1)
    queue.tryPut(2)
    expect(() => queue.clear()).toThrow('no 1')
    expect([told, queue.size]).toEqual([[1, 2], 0])
  })
})

describe('a paused consumer', () => {
  it('Q40: a waiting put can be aborted while the pool is paused', async () => {
    const queue = new BoundedQueue<number>(1)
    const got: number[] = []
    const pool = workers(queue, 1, (item) => got.push(item))
    pool.pause()
    await queue.put(1)
    const controller = new AbortController()
    const aborted = errorOf(queue.put(2, { signal: controller.signal }))
    const kept = queue.put(3)
    controller.abort('never mind')
    expect([await aborted, queue.waitingPuts]).toEqual(['never mind', 1])
    pool.resume()
    await kept
    queue.close()
    await pool.done
    expect(got).toEqual([1, 3])
  })
})

describe('weights', () => {
  const weigh = (item: string) => item.length

  it('count in the capacity, and a heavy put is not overtaken', async () => {
    const queue = new BoundedQueue<string>({ capacity: 5, weigh })
    await queue.put('four')
    const heavy = queue.put('five!')
    const light = queue.put('1')
    expect([queue.size, queue.waitingPuts, queue.tryPut('2')]).toEqual([4, 2, false])
    expect(await queue.take()).toBe('four')
    await heavy
    expect(await isPending(light)).toBe(true)
    expect([await queue.take(), await queue.take()]).toEqual(['five!', '1'])
    await light
    expect(queue.size).toBe(0)
  })

  it('weigh is asked once an item, so that an item that changes leaves as it came', async () => {
    const queue = new BoundedQueue<number[]>({ capacity: 5, weigh: (item) => item.length })
    const item = [1, 2]
    await queue.put(item)
    item.push(3)
    await queue.take()
    expect(queue.size).toBe(0)
  })

  it('refuse an item heavier than all, whatever the overflow, also for a waiting taker', async () => {
    for (const overflow of ['wait', 'drop-oldest', 'drop-newest', 'throw'] as const) {
      const queue = new BoundedQueue<string>({ capacity: 2, weigh, overflow })
      expect(await errorOf(queue.put('long'))).toMatchObject({
        code: 'BACKPRESSURE_TOO_LARGE',
        message: 'Weight 4 never fits queue of capacity 2',
      })
      expect(queue.tryPut('long')).toBe(false)
    }
  })

  it('refuse waiting puts that a smaller capacity can never take', async () => {
    const queue = new BoundedQueue<string>({ capacity: 5, weigh })
    await queue.put('12345')
    const heavy = errorOf(queue.put('1234'))
    const light = queue.put('12')
    queue.resize(3)
    expect((await heavy).code).toBe('BACKPRESSURE_TOO_LARGE')
    await queue.take()
    await light
  })

  it('of nothing always fit', async () => {
    const queue = new BoundedQueue<string>({ capacity: 1, weigh })
    for (const item of ['x', '', '']) await queue.put(item)
    expect(queue.size).toBe(1)
  })

  it('drop as many of the oldest as needed', async () => {
    const dropped: string[] = []
    const queue = new BoundedQueue<string>({
      capacity: 4,
      weigh,
      overflow: 'drop-oldest',
      onDrop: (item) => dropped.push(item),
    })
    for (const item of ['a', 'bb', 'c', 'ddd']) await queue.put(item)
    expect([dropped, queue.size]).toEqual([['a', 'bb'], 4])
  })
})

describe('maxWaiting', () => {
  it('sheds one caller more in either line', async () => {
    const queue = new BoundedQueue<number>({ capacity: 1, maxWaiting: 1, name: 'jobs' })
    const take = queue.take()
    expect(await errorOf(queue.take())).toMatchObject({
      code: 'BACKPRESSURE_FULL',
      message: '1 wait for jobs already',
    })
    await queue.put(1)
    await queue.put(2)
    const put = queue.put(3)
    expect((await errorOf(queue.put(4))).code).toBe('BACKPRESSURE_FULL')
    queue.clear()
    await Promise.all([take, put])
  })
})

describe('wrong arguments', () => {
  const queue = new BoundedQueue<number>(1)
  const bad = (given: unknown) => () => new BoundedQueue(given as number)

  it.each([
    ['zero', bad(0), RangeError, 'Expected `capacity` to be an integer of at least 1, got 0 (number)'],
    ['a negative', bad(-1), RangeError, 'got -1 (number)'],
    ['Q7: a fraction', bad(1.3), RangeError, 'got 1.3 (number)'],
    ['NaN', bad(Number.NaN), RangeError, 'got NaN (number)'],
    ['Q3: Infinity', bad(Infinity), RangeError, 'got Infinity (number)'],
    ['nothing', bad(undefined), TypeError, '`capacity`'],
    ['null', bad(null), TypeError, 'got null (object)'],
    ['a string', bad('10'), TypeError, 'got 10 (string)'],
    ['options without a capacity', bad({}), TypeError, 'got undefined (undefined)'],
    ['an overflow', bad({ capacity: 1, overflow: 'drop' }), TypeError, "`overflow` to be one of 'wait', 'drop-oldest'"],
    ['a weigh', bad({ capacity: 1, weigh: 1 }), TypeError, 'Expected `weigh` to be a function, got 1 (number)'],
    ['a maxWaiting', bad({ capacity: 1, maxWaiting: 0 }), RangeError, '`maxWaiting`'],
    ['an onDrop', bad({ capacity: 1, onDrop: {} }), TypeError, 'got object'],
    ['a name', bad({ capacity: 1, name: [] }), TypeError, 'Expected `name` to be a string, got object'],
    ['a resize', () => queue.resize(0.5), RangeError, '`capacity`'],
    ['a max', () => queue.takeMany(0), RangeError, '`max`'],
    ['a size', () => queue.whenBelow(-1), RangeError, '`size`'],
    ['a wait', () => queue.put(1, 5 as never), TypeError, 'Expected `wait` to be an object, got 5 (number)'],
    ['a timeout', () => queue.take({ timeoutMs: -1 }), RangeError, '`timeoutMs`'],
    ['an endless timeout', () => queue.take({ timeoutMs: Infinity }), RangeError, '`timeoutMs`'],
    ['a timeout of text', () => queue.take({ timeoutMs: '5' as never }), TypeError, 'got 5 (string)'],
    ['a signal', () => queue.take({ signal: {} as never }), TypeError, 'Expected `signal` to be an AbortSignal'],
    ['no signal', () => queue.join({ signal: null as never }), TypeError, 'got null (object)'],
    ['close options', () => queue.close(null as never), TypeError, '`options`'],
  ])('%s', async (_, act, type, message) => {
    const error = await errorOf(async () => act())
    expect(error).toBeInstanceOf(type)
    expect(error.code).toBe('BACKPRESSURE_INVALID_ARGUMENT')
    expect(error.message).toContain(message)
  })

  it.each([
    ['negative', -1, RangeError],
    ['fraction', 0.5, RangeError],
    ['text', 'x', TypeError],
  ])('a weight that is a %s', async (_, weight, type) => {
    const weighed = new BoundedQueue<number>({ capacity: 1, weigh: () => weight as number })
    const error = await errorOf(weighed.put(1))
    expect(error).toBeInstanceOf(type)
    expect(error.message).toContain('`weigh(item)` to be an integer of at least 0')
    expect(() => weighed.tryPut(1)).toThrow(type)
  })
})
