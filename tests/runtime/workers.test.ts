import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BoundedQueue, workers } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

/** Work whose items end when the test says so. */
function gated() {
  const calls: { item: unknown; signal: AbortSignal; finish(): void; fail(error: unknown): void }[] = []
  const fn = (item: unknown, signal: AbortSignal) =>
    new Promise<void>((finish, fail) => void calls.push({ item, signal, finish, fail }))
  return { calls, fn, items: () => calls.map(({ item }) => item) }
}

function filled(capacity: number, count = capacity): BoundedQueue<number> {
  const queue = new BoundedQueue<number>(capacity)
  for (let i = 0; i < count; i++) queue.tryPut(i)
  return queue
}

describe('workers', () => {
  it('Q22: take all items in order, never more at a time, and tell the queue when each is done', async () => {
    const queue = new BoundedQueue<number>(4)
    const got: number[] = []
    let active = 0
    let peak = 0
    const pool = workers(queue, 2, async (item) => {
      peak = Math.max(peak, ++active)
      got.push(item)
      await turn()
      active--
    })
    expect(pool.size).toBe(2)
    for (let i = 0; i < 100; i++) await queue.put(i)
    await queue.join()
    expect([got.length, peak, queue.stats().unfinished]).toEqual([100, 2, 0])
    expect(got).toEqual([...got].sort((a, b) => a - b))
    queue.close()
    await pool.done
    expect(pool.size).toBe(0)
  })

  it('take the rest of a closed queue, and are done', async () => {
    const queue = filled(5)
    queue.close()
    const { calls, fn } = gated()
    const pool = workers(queue, 3, fn)
    for (let i = 0; i < 5; i++) {
      await turn()
      expect(await isPending(pool.done)).toBe(true)
      calls[i]!.finish()
    }
    await pool.done
    expect(calls).toHaveLength(5)
  })

  it('never start in the calling tick', async () => {
    const { calls, fn } = gated()
    const queue = filled(1)
    const pool = workers(queue, 1, fn)
    expect(calls).toEqual([])
    await turn()
    expect(calls).toHaveLength(1)
    calls[0]!.finish()
    await pool.stop()
  })

  it('Q44: hand on items of all kinds, promises as they are', async () => {
    const queue = new BoundedQueue<unknown>(10)
    const bad = Promise.reject(new Error('item'))
    bad.catch(() => {})
    const items = [undefined, null, 0, NaN, '', bad]
    const got: unknown[] = []
    const pool = workers(queue, 1, (item) => void got.push(item))
    await turn()
    for (const item of items) await queue.put(item)
    await queue.join()
    await pool.stop()
    expect(got.map((item, i) => Object.is(item, items[i]))).toEqual(items.map(() => true))
  })

  it('let timers have their turn, also where work never waits', async () => {
    const queue = filled(1_000_000)
    let ticked = false
    setTimeout(() => (ticked = true), 0)
    const end = performance.now() + 60
    const pool = workers(queue, 2, () => performance.now() > end && void pool.stop())
    await pool.done
    expect(ticked).toBe(true)
  })
})

describe('stop', () => {
  it('ends the waiting ones, signals those at work, and resolves when they have ended', async () => {
    const queue = filled(1)
    const { calls, fn } = gated()
    const pool = workers(queue, 3, fn)
    await turn()
    const stopping = pool.stop()
    await turn()
    expect([pool.size, await isPending(stopping), calls[0]!.signal.aborted]).toEqual([1, true, true])
    calls[0]!.fail(calls[0]!.signal.reason)
    await stopping
    await pool.done
    expect([queue.tryPut(5), queue.waitingTakes, queue.stats().unfinished]).toEqual([true, 0, 1])
    await pool.stop()
  })

  it('loses no item that was handed over at the same moment', async () => {
    const queue = new BoundedQueue<number>(1)
    const seen: unknown[] = []
    const pool = workers(queue, 1, (item, signal) => void seen.push([item, signal.aborted]))
    await turn()
    await queue.put(7)
    await pool.stop()
    queue.tryPut(8)
    expect([seen, queue.size]).toEqual([[[7, true]], 1])
  })

  it('a signal stops with its reason, one aborted before starts nothing, and no listener stays', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const { calls, fn } = gated()
    const pool = workers(filled(1), 1, fn, { signal })
    await turn()
    controller.abort('end')
    expect(calls[0]!.signal.reason).toBe('end')
    calls[0]!.finish()
    await pool.done
    const closed = filled(0 + 1)
    closed.close()
    const other = new AbortController()
    await workers(closed, 1, () => {}, other).done
    expect([signal, other.signal].map((each) => getEventListeners(each, 'abort').length)).toEqual([0, 0])
    const never = workers(filled(1), { min: 1, max: 2 }, fn, { signal })
    await never.done
    expect([never.size, calls.length]).toEqual([0, 1])
  })
})

describe('P3: pause', () => {
  it('lets no further item begin, also one that was handed over at the same moment, until resume', async () => {
    const queue = new BoundedQueue<number>(3)
    const { calls, fn, items } = gated()
    const pool = workers(queue, 2, fn)
    await turn()
    await queue.put(0)
    await turn()
    await queue.put(1)
    pool.pause()
    pool.pause()
    await queue.put(2)
    calls[0]!.finish()
    await turn()
    expect([items(), queue.size, queue.waitingTakes]).toEqual([[0], 1, 0])
    pool.resume()
    await turn()
    expect(items().sort()).toEqual([0, 1, 2])
    for (const { finish } of calls) finish()
    pool.pause()
    pool.resume()
    pool.pause()
    await queue.put(3)
    await turn()
    expect(items()).toHaveLength(3)
    await pool.stop()
    pool.resume()
    expect(queue.size).toBe(1)
  })

  it('of a pool that has all it needs changes nothing', async () => {
    const queue = filled(3)
    const pool = workers(queue, 1, () => {})
    pool.pause()
    await turn()
    expect(queue.size).toBe(3)
    pool.resume()
    await queue.join()
    queue.close()
    await pool.done
  })
})

describe('failures', () => {
  it('without onError the first stops the pool, is the reason of the signal, and done rejects with it', async () => {
    const queue = filled(5)
    const { calls, fn } = gated()
    const pool = workers(queue, 2, fn)
    await turn()
    calls[0]!.fail('first')
    await turn()
    expect(calls[1]!.signal.reason).toBe('first')
    calls[1]!.fail('second')
    expect(await errorOf(pool.done)).toBe('first')
    await pool.stop()
    expect([calls.length, queue.size, queue.stats().unfinished]).toEqual([2, 3, 3])
  })

  it('with onError the pool goes on', async () => {
    const queue = filled(3)
    queue.close()
    const errors: unknown[] = []
    const fn = (item: number) => {
      if (item === 1) throw 'thrown'
      return Promise.reject(new DOMException(`item ${item}`, 'AbortError'))
    }
    const pool = workers(queue, 1, fn, { onError: (error, item) => errors.push([String(error), item]) })
    await pool.done
    expect(errors).toEqual([
      ['AbortError: item 0', 0],
      ['thrown', 1],
      ['AbortError: item 2', 2],
    ])
    await queue.join()
  })

  it('what onError throws stops the pool', async () => {
    const onError = (error: unknown) => {
      throw `no ${error}`
    }
    const pool = workers(filled(3), 2, () => Promise.reject('item'), { onError })
    expect(await errorOf(pool.done)).toBe('no item')
  })

  it('of a queue that lets no more callers wait are failures of the pool', async () => {
    const pool = workers(new BoundedQueue({ capacity: 1, maxWaiting: 1 }), 2, () => {})
    expect((await errorOf(pool.done)).code).toBe('BACKPRESSURE_FULL')
  })

  it('that nobody reads are unhandled, as without a pool', async () => {
    const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
    const others = process.listeners('unhandledRejection').slice(0, -1)
    for (const listener of others) process.off('unhandledRejection', listener)
    const pool = workers(filled(1), 1, () => Promise.reject('nobody'))
    expect(await unhandled).toBe('nobody')
    await pool.stop()
    for (const listener of others) process.on('unhandledRejection', listener)
  })
})

describe('scaling', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  const tick = async (ms = 100) => {
    await vi.advanceTimersByTimeAsync(ms)
    await turn()
  }

  it('one more at each look while the queue is fuller than growAbove, up to max', async () => {
    const queue = filled(10)
    const { calls, fn } = gated()
    const pool = workers(queue, { min: 1, max: 3 }, fn)
    await tick(99)
    expect(pool.size).toBe(1)
    await tick(1)
    expect([pool.size, calls.length, queue.size]).toEqual([2, 2, 8])
    queue.tryPut(10)
    for (let i = 0; i < 5; i++) await tick()
    expect([pool.size, queue.size]).toEqual([3, 8])
    for (const { finish } of calls) finish()
    const stopping = pool.stop()
    await stopping
    expect(vi.getTimerCount()).toBe(0)
  })

  it('one less at each look while it is emptier than shrinkBelow, down to min, the waiting ones first', async () => {
    const queue = filled(10)
    const { calls, fn } = gated()
    const pool = workers(queue, { min: 1, max: 4, intervalMs: 10 }, fn)
    for (let i = 0; i < 4; i++) {
      await tick(10)
      while (queue.tryPut(100));
    }
    expect([pool.size, calls.length]).toEqual([4, 4])
    queue.clear()
    for (let i = 1; i < 4; i++) calls[i]!.finish()
    await turn()
    expect([pool.size, queue.waitingTakes]).toEqual([4, 3])
    await tick(10)
    expect([pool.size, queue.waitingTakes]).toEqual([3, 2])
    for (let i = 0; i < 5; i++) await tick(10)
    expect([pool.size, queue.waitingTakes]).toEqual([1, 0])
    calls[0]!.finish()
    await turn()
    await queue.put(5)
    await turn()
    expect(calls).toHaveLength(5)
    void pool.stop()
  })

  it('busy ones leave when their item is done, and come back when they are needed before', async () => {
    const queue = filled(4)
    const { calls, fn } = gated()
    const pool = workers(queue, { min: 1, max: 2, growAbove: 0.4, intervalMs: 10 }, fn)
    await tick(10)
    queue.clear()
    await tick(10)
    expect([pool.size, calls.length]).toEqual([2, 2])
    while (queue.tryPut(5));
    await tick(10)
    calls[0]!.finish()
    await turn()
    expect([pool.size, calls.length]).toEqual([2, 3])
    queue.clear()
    await tick(10)
    calls[1]!.finish()
    await turn()
    expect(pool.size).toBe(1)
    void pool.stop()
  })

  it('counts puts that wait, so that growAbove: 1 means more than full', async () => {
    const queue = filled(2, 1)
    const pool = workers(queue, { min: 1, max: 2, growAbove: 1, shrinkBelow: 0, intervalMs: 0.5 }, gated().fn)
    await tick(10)
    for (let i = 0; i < 2; i++) await queue.put(i)
    await tick(10)
    expect(pool.size).toBe(1)
    void queue.put(2)
    await tick(10)
    expect(pool.size).toBe(2)
    void pool.stop()
  })

  it('a paused pool stays as it is', async () => {
    const queue = filled(10)
    const pool = workers(queue, { min: 1, max: 5 }, gated().fn)
    pool.pause()
    for (let i = 0; i < 5; i++) await tick()
    expect([pool.size, queue.size]).toEqual([1, 10])
    pool.resume()
    await tick()
    expect(pool.size).toBe(2)
    void pool.stop()
  })

  it('P7: a pool that waits does not keep the process alive, and none leaves a timer', async () => {
    vi.useRealTimers()
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    const queue = new BoundedQueue<number>(1)
    const pool = workers(queue, { min: 1, max: 2, intervalMs: 1 }, () => {})
    expect(timers()).toBe(before)
    queue.close()
    await pool.done
  })

  it('between the two shares nothing changes', async () => {
    const queue = filled(10)
    const pool = workers(queue, { min: 1, max: 5, growAbove: 0.8, shrinkBelow: 0.2, intervalMs: 10 }, gated().fn)
    await tick(10)
    expect([pool.size, queue.size]).toEqual([2, 8])
    for (let i = 0; i < 5; i++) await tick(10)
    expect(pool.size).toBe(2)
    while (queue.size > 2) queue.tryTake()
    for (let i = 0; i < 5; i++) await tick(10)
    expect(pool.size).toBe(2)
    void pool.stop()
  })
})

it.each([
  ['a queue', () => workers({} as never, 1, () => {}), TypeError, '`queue` to be a BoundedQueue, got object'],
  ['no queue', () => workers(null as never, 1, () => {}), TypeError, '`queue`'],
  ['a count', () => workers(filled(1), 0, () => {}), RangeError, '`count` to be an integer of at least 1'],
  ['a count of text', () => workers(filled(1), '2' as never, () => {}), TypeError, '`count`'],
  ['no count', () => workers(filled(1), null as never, () => {}), TypeError, '`count`'],
  ['min', () => workers(filled(1), { min: 0, max: 1 }, () => {}), RangeError, '`min`'],
  ['max', () => workers(filled(1), { min: 2, max: 1 }, () => {}), RangeError, '`max` to be an integer of at least 2'],
  ['growAbove', () => workers(filled(1), { min: 1, max: 2, growAbove: 1.1 }, () => {}), RangeError, '`growAbove`'],
  [
    'shrinkBelow',
    () => workers(filled(1), { min: 1, max: 2, growAbove: 0.5, shrinkBelow: 0.6 }, () => {}),
    RangeError,
    '`shrinkBelow` to be a number from 0 to 0.5',
  ],
  [
    'a share of text',
    () => workers(filled(1), { min: 1, max: 2, shrinkBelow: '0' as never }, () => {}),
    TypeError,
    '`shrinkBelow`',
  ],
  ['intervalMs', () => workers(filled(1), { min: 1, max: 2, intervalMs: NaN }, () => {}), RangeError, '`intervalMs`'],
  ['fn', () => workers(filled(1), 1, 1 as never), TypeError, '`fn`'],
  ['options', () => workers(filled(1), 1, () => {}, 1 as never), TypeError, '`options`'],
  ['onError', () => workers(filled(1), 1, () => {}, { onError: 1 as never }), TypeError, '`onError`'],
  ['signal', () => workers(filled(1), 1, () => {}, { signal: 1 as never }), TypeError, '`signal`'],
])('refuses %s at once', async (_, act, type, message) => {
  const error = await errorOf(async () => act())
  expect(error).toBeInstanceOf(type)
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})
