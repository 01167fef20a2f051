import { expect } from 'vitest'
import * as runtime from '../../runtime/src/index.ts'
import { load } from '../knowledge/loading.ts'
import { errorOf, isPending } from '../runtime/settling.ts'
import { checked, crowd, pause, same } from './rows.ts'

// The real libraries are among those that the knowledge is tested against: npm run packages.
const { default: pLimit } = await load('p-limit')
const { default: pMap, pMapIterable, pMapSkip } = await load('p-map')
const { default: PQueue } = await load('p-queue')
const { default: async } = await load('async')
const { default: fastq } = await load('fastq')
const { default: Bottleneck } = await load('bottleneck')
const { BoundedQueue, createLimit, forEachLimit, mapIterable, mapLimit, Semaphore, workers } = runtime

const items = [1, 2, 3, 4, 5]
const no = async (item: number) => {
  if (item === 1) throw new Error('no')
  await pause(1)
  return item
}
const collect = async (source: AsyncIterable<unknown>) => {
  const all: unknown[] = []
  for await (const item of source) all.push(item)
  return all
}

/** Puts the items into a queue that workers empty. */
async function byWorkers(fn: (item: number) => unknown): Promise<void> {
  const queue = new BoundedQueue<number>(2)
  const pool = workers(queue, 2, fn)
  for (const item of items) await queue.put(item)
  await queue.join()
  await pool.stop()
}

checked('p-limit', {
  '`pLimit(2)`': async () => {
    for (const make of [pLimit, createLimit]) {
      const limit = make(2)
      const { fn, told } = crowd()
      const all = items.map((item) => limit(fn, item))
      await Promise.resolve()
      expect([limit.activeCount, limit.pendingCount]).toEqual([2, 3])
      expect(await Promise.all(all)).toEqual(items)
      expect(told.most).toBe(2)
    }
  },
  '`limit.map(items, fn)`': async () => {
    await same([(fn) => pLimit(2).map(items, fn), (fn) => createLimit(2).map(items, fn)])
    const started: number[][] = []
    for (const make of [pLimit, createLimit]) {
      const seen: number[] = []
      const fails = (item: number) => (seen.push(item), no(item))
      await errorOf(make(1).map(items, fails))
      await pause(30)
      started.push(seen)
    }
    expect(started).toEqual([items, [1]])
  },
  '`limit.clearQueue()`': async () => {
    const [theirs, ours] = [pLimit(1), createLimit(1)]
    const waiting = [theirs, ours].map((limit) => {
      void limit(() => pause(5))
      return limit(() => 'late')
    })
    await Promise.resolve()
    theirs.clearQueue()
    const error = errorOf(waiting[1])
    ours.clear()
    expect((await error).code).toBe('BACKPRESSURE_CLOSED')
    await pause(10)
    expect(await isPending(waiting[0])).toBe(true)
  },
  '`limit.concurrency = 2`': () => {
    const raised = (make: (concurrency: number) => runtime.Limit) => async (fn: <T>(item: T) => Promise<T>) => {
      const limit = make(1)
      const all = items.map((item) => limit(fn, item))
      limit.concurrency = 2
      return Promise.all(all)
    }
    return same([raised(pLimit), raised(createLimit)])
  },
  '`pLimit(Infinity)`': async () => {
    expect(pLimit(Infinity).concurrency).toBe(Infinity)
    expect(await errorOf(() => createLimit(Infinity))).toBeInstanceOf(RangeError)
  },
})

checked('p-map', {
  '`pMap(items, fn, { concurrency: 2 })`': async () => {
    await same([(fn) => pMap(items, fn, { concurrency: 2 }), (fn) => mapLimit(items, 2, fn)])
    expect((await errorOf(pMap(items, no, { concurrency: 2 }))).message).toBe('no')
    expect((await errorOf(mapLimit(items, 2, no))).message).toBe('no')
  },
  '`{ stopOnError: false }`': async () => {
    const theirs = await errorOf(pMap(items, no, { concurrency: 2, stopOnError: false }))
    const ours = await errorOf(mapLimit(items, 2, no, { onError: 'collect' }))
    expect([theirs, ours]).toEqual([expect.any(AggregateError), expect.any(AggregateError)])
    expect(ours.errors).toEqual(theirs.errors)
  },
  '`{ signal }`': async () => {
    const signal = AbortSignal.abort('left')
    expect(await errorOf(pMap(items, no, { signal }))).toBe('left')
    expect(await errorOf(mapLimit(items, 2, no, { signal }))).toBe('left')
    expect(await mapLimit([1], 1, (...[, , third]) => third)).toEqual([expect.any(AbortSignal)])
  },
  '`pMapSkip`': async () => {
    const theirs = await pMap(items, (item: number) => (item > 3 ? item : pMapSkip), { concurrency: 2 })
    expect((await mapLimit(items, 2, (item) => item)).filter((item) => item > 3)).toEqual(theirs)
  },
  '`pMapIterable(items, fn, { concurrency: 2, backpressure: 4 })`': () =>
    same([
      (fn) => collect(pMapIterable(items, fn, { concurrency: 2, backpressure: 4 })),
      (fn) => collect(mapIterable(items, 2, fn, { readAhead: 4 })),
    ]),
})

checked('p-queue', {
  '`new PQueue({ concurrency: 2 })`, `queue.add(fn)`': () => {
    const queue = new PQueue({ concurrency: 2 })
    const limit = createLimit(2)
    return same([
      (fn) => Promise.all(items.map((item) => queue.add(() => fn(item)))),
      (fn) => Promise.all(items.map((item) => limit(fn, item))),
    ])
  },
  '`queue.onSizeLessThan(n)`': async () => {
    const theirs = new PQueue({ autoStart: false })
    for (const item of items) void theirs.add(() => item)
    const room = theirs.onSizeLessThan(2)
    const ours = new BoundedQueue<number>(1)
    await ours.put(1)
    const [put, below] = [ours.put(2), ours.whenBelow(1)]
    expect(await Promise.all([room, put, below].map(isPending))).toEqual([true, true, true])
    theirs.start()
    expect([await ours.take(), await ours.take()]).toEqual([1, 2])
    await Promise.all([room, put, below])
  },
  '`queue.onIdle()`': async () => {
    const { fn, told } = crowd()
    const theirs = new PQueue({ concurrency: 2 })
    for (const item of items) void theirs.add(() => fn(item))
    await theirs.onIdle()
    await byWorkers(fn)
    expect(told.started).toBe(2 * items.length)
  },
  '`queue.clear()`': async () => {
    const theirs = new PQueue({ autoStart: false })
    const theirsWaits = theirs.add(() => 1)
    theirs.clear()
    const ours = createLimit(1)
    void ours(() => pause(1))
    const oursWaits = errorOf(ours(() => 1))
    await Promise.resolve()
    ours.clear()
    expect((await oursWaits).code).toBe('BACKPRESSURE_CLOSED')
    expect(await isPending(theirsWaits)).toBe(true)
  },
})

checked('async', {
  '`async.mapLimit(items, 2, fn)`': () =>
    same([(fn) => async.mapLimit(items, 2, async (item: number) => fn(item)), (fn) => mapLimit(items, 2, fn)]),
  '`async.eachLimit(items, 2, fn)`': () =>
    same([
      async (fn) => void (await async.eachLimit(items, 2, async (item: number) => fn(item))),
      (fn) => forEachLimit(items, 2, fn),
    ]),
  '`async.queue(fn, 2)`': async () => {
    const theirs = async.queue(async () => pause(1), 2)
    for (const item of Array(50).keys()) theirs.push(item)
    expect(theirs.length()).toBe(50)
    await theirs.drain()
    const { fn, told } = crowd()
    await byWorkers(fn)
    expect(told).toMatchObject({ most: 2, started: items.length })
  },
  '`queue.drain()`': async () => {
    const { fn, told } = crowd()
    const theirs = async.queue(async (item: number) => fn(item), 2)
    for (const item of items) theirs.push(item)
    await theirs.drain()
    await byWorkers(fn)
    expect(told).toMatchObject({ started: 2 * items.length, running: 0 })
  },
})

checked('fastq', {
  '`fastq.promise(fn, 2)`': async () => {
    const theirs = fastq.promise(() => pause(1), 2)
    for (const item of Array(50).keys()) void theirs.push(item)
    expect(theirs.length()).toBe(48)
    await theirs.drained()
    const { fn, told } = crowd()
    await byWorkers(fn)
    expect(told).toMatchObject({ most: 2, started: items.length })
  },
  '`await queue.push(item)`': () => {
    const limit = createLimit(2)
    return same([
      (fn) => {
        const queue = fastq.promise(fn, 2)
        return Promise.all(items.map((item) => queue.push(item)))
      },
      (fn) => Promise.all(items.map((item) => limit(fn, item))),
    ])
  },
  '`queue.drained()`': async () => {
    const { fn, told } = crowd()
    const theirs = fastq.promise(fn, 2)
    for (const item of items) void theirs.push(item)
    await theirs.drained()
    await byWorkers(fn)
    expect(told).toMatchObject({ started: 2 * items.length, running: 0 })
  },
})

checked('bottleneck', {
  '`new Bottleneck({ maxConcurrent: 2 })`, `limiter.schedule(fn)`': () => {
    const limiter = new Bottleneck({ maxConcurrent: 2 })
    const limit = createLimit(2)
    return same([
      (fn) => Promise.all(items.map((item) => limiter.schedule(() => fn(item)))),
      (fn) => Promise.all(items.map((item) => limit(fn, item))),
    ])
  },
  '`{ highWater: 1, strategy: OVERFLOW }`': async () => {
    const strategy = Bottleneck.strategy.OVERFLOW
    const limiter = new Bottleneck({ maxConcurrent: 1, highWater: 1, strategy })
    const theirs = items.slice(0, 3).map(() => limiter.schedule(() => pause(5)))
    const dropped = await Promise.allSettled(theirs)
    expect(dropped.map(({ status }) => status)).toContain('rejected')
    const limit = createLimit({ concurrency: 1, maxWaiting: 1 })
    const ours = await Promise.allSettled(items.slice(0, 3).map(() => limit(() => pause(1))))
    expect(ours).toMatchObject([{}, {}, { status: 'rejected', reason: { code: 'BACKPRESSURE_FULL' } }])
  },
  '`schedule({ weight: 2 }, fn)`': () => {
    const limiter = new Bottleneck({ maxConcurrent: 2 })
    const semaphore = new Semaphore(2)
    const ways = [
      (fn: (item: number) => unknown) =>
        Promise.all(items.map((item) => limiter.schedule({ weight: 2 }, async () => fn(item)))),
      (fn: (item: number) => unknown) => Promise.all(items.map((item) => semaphore.run(() => fn(item), { weight: 2 }))),
    ]
    return same(ways, 1)
  },
  '`{ minTime }`, `{ reservoir }`': () => {
    const limiter = new Bottleneck({ minTime: 1, reservoir: 5 })
    expect(limiter.schedule).toBeTypeOf('function')
    expect(Object.keys(runtime).filter((name) => /rate|throttle|reservoir/i.test(name))).toEqual([])
  },
})
