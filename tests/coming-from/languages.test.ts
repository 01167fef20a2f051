import { PassThrough, Writable } from 'node:stream'
import { expect } from 'vitest'
import { BoundedQueue, drain, mapIterable, Semaphore, TaskGroup } from '../../runtime/src/index.ts'
import { errorOf, isPending } from '../runtime/settling.ts'
import { checked, crowd, pause } from './rows.ts'

async function full(): Promise<BoundedQueue<number>> {
  const queue = new BoundedQueue<number>(2)
  await queue.put(1)
  await queue.put(2)
  return queue
}

async function bounded(): Promise<void> {
  const queue = await full()
  const third = queue.put(3)
  expect(await isPending(third)).toBe(true)
  expect(await queue.take()).toBe(1)
  await third
}

async function handsOver(): Promise<void> {
  const queue = new BoundedQueue<string>(1)
  const taken = queue.take()
  await queue.put('x')
  expect(await taken).toBe('x')
}

async function tries(): Promise<void> {
  const queue = await full()
  expect([queue.tryPut(3), queue.tryTake(), queue.tryTake(), queue.tryTake()]).toEqual([
    false,
    { value: 1 },
    { value: 2 },
    undefined,
  ])
}

async function limited(): Promise<void> {
  const { fn, told } = crowd()
  const body = (group: TaskGroup) => void [1, 2, 3, 4].map((item) => group.spawn(() => fn(item)))
  await TaskGroup.run(body, { limit: 2 })
  expect(told).toMatchObject({ most: 2, started: 4, running: 0 })
}

checked('asyncio', {
  '`asyncio.Queue(maxsize=2)`': async () => {
    await bounded()
    expect(await errorOf(() => new BoundedQueue(0))).toBeInstanceOf(RangeError)
  },
  '`await queue.put(x)`, `await queue.get()`': handsOver,
  '`put_nowait`, `get_nowait`': tries,
  '`task_done()`, `await queue.join()`': async () => {
    const queue = await full()
    const joined = queue.join()
    await queue.takeMany(2)
    queue.taskDone()
    expect(await isPending(joined)).toBe(true)
    queue.taskDone()
    await joined
    expect((await errorOf(() => queue.taskDone())).code).toBe('BACKPRESSURE_RELEASED')
  },
  '`queue.shutdown()`': async () => {
    const queue = await full()
    const waiting = errorOf(queue.put(3))
    queue.close()
    expect((await waiting).code).toBe('BACKPRESSURE_CLOSED')
    expect([await queue.take(), await queue.take()]).toEqual([1, 2])
    expect((await errorOf(queue.take())).code).toBe('BACKPRESSURE_CLOSED')
  },
  '`queue.shutdown(immediate=True)`': async () => {
    const queue = await full()
    queue.close({ discard: true })
    expect((await errorOf(queue.take())).code).toBe('BACKPRESSURE_CLOSED')
    await queue.join()
  },
  '`async with semaphore:`': async () => {
    const semaphore = new Semaphore(1)
    expect(await semaphore.run(() => semaphore.available)).toBe(0)
    await errorOf(semaphore.run(() => Promise.reject(new Error('no'))))
    expect(semaphore.available).toBe(1)
  },
  '`async with asyncio.TaskGroup()`': async () => {
    const told: unknown[] = []
    const error = await errorOf(
      TaskGroup.run(async (group) => {
        void group.spawn((signal) => new Promise((resolve) => signal.addEventListener('abort', resolve)))
        await group.spawn(() => Promise.reject(new Error('no'))).catch((failure) => told.push(failure))
      }),
    )
    expect(error).toBeInstanceOf(AggregateError)
    expect(error.errors).toEqual(told)
  },
  '`async with asyncio.timeout(1)`': async () => {
    const error = await errorOf(new BoundedQueue(1).take({ timeoutMs: 1 }))
    expect(error.code).toBe('BACKPRESSURE_TIMEOUT')
  },
  '`await writer.drain()`': async () => {
    const slow = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void setImmediate(done) })
    slow.write('more than fits')
    expect(await drain(slow)).toBe(true)
    expect(await drain(new PassThrough().destroy())).toBe(false)
  },
})

checked('Go', {
  '`make(chan int, 2)`': bounded,
  '`make(chan int)`': async () => {
    expect(await errorOf(() => new BoundedQueue(0))).toBeInstanceOf(RangeError)
    const queue = new BoundedQueue(1)
    await queue.put('nobody takes')
  },
  '`ch <- x`, `<-ch`': handsOver,
  '`close(ch)`, `for x := range ch`': async () => {
    const queue = await full()
    queue.close()
    const seen: number[] = []
    for await (const x of queue) seen.push(x)
    expect(seen).toEqual([1, 2])
    expect((await errorOf(queue.put(3))).code).toBe('BACKPRESSURE_CLOSED')
  },
  '`select` with `default`': tries,
  '`case <-ctx.Done()`': async () => {
    const controller = new AbortController()
    const waiting = errorOf(new BoundedQueue(1).take({ signal: controller.signal }))
    controller.abort('done')
    expect(await waiting).toBe('done')
  },
  '`errgroup` with `SetLimit(2)`': limited,
})

checked('Tokio', {
  '`mpsc::channel(2)`': async () => {
    await bounded()
    const queue = await full()
    expect(await Promise.all([queue.take(), queue.take()])).toEqual([1, 2])
  },
  '`sender.try_send(x)`': tries,
  '`semaphore.acquire().await`': async () => {
    const semaphore = new Semaphore(1)
    {
      using permit = await semaphore.acquire()
      expect([permit.release, semaphore.available]).toEqual([expect.any(Function), 0])
    }
    expect(semaphore.available).toBe(1)
  },
  '`stream.buffered(2)`': async () => {
    expect(await order(true)).toEqual([20, 1, 1])
  },
  '`stream.buffer_unordered(2)`': async () => {
    expect(await order(false)).toEqual([1, 1, 20])
  },
  '`broadcast::channel(2)`, which lags': async () => {
    const queue = new BoundedQueue<number>({ capacity: 2, overflow: 'drop-oldest' })
    for (const x of [1, 2, 3]) await queue.put(x)
    expect(await queue.takeMany(5)).toEqual([2, 3])
  },
})

/** In which order the results of slow and quick work come. */
async function order(ordered: boolean): Promise<number[]> {
  const seen: number[] = []
  const work = (ms: number) => pause(ms * 5).then(() => ms)
  for await (const ms of mapIterable([20, 1, 1], 2, work, { ordered })) seen.push(ms)
  return seen
}
