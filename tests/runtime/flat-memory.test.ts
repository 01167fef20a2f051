import { EventEmitter, getEventListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import {
  BoundedQueue, createLimit, forEachLimit, fromEvents, mapIterable, Semaphore, TaskGroup, workers,
} from '../../runtime/src/index.ts'
import { turn } from './settling.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heap = () => (collect(), process.memoryUsage().heapUsed)

const items = 1_000_000
const { signal } = new AbortController()

/** What the heap has grown by between an early item and the last one. */
function growth() {
  let early = 0
  let late = 0
  return {
    see(count: number) {
      if (count === items / 5) early = heap()
      if (count === items) late = heap()
    },
    perItem: () => (late - early) / (items * 0.8),
  }
}

function* numbers(): Generator<number> {
  for (let i = 1; i <= items; i++) yield i
}

// What is kept of an item takes 8 bytes at least.
const flat = 4

it.each([true, false])('mapIterable keeps nothing of a million items, in order: %s', async (ordered) => {
  const { see, perItem } = growth()
  for await (const item of mapIterable(numbers(), 4, (n) => n, { signal, ordered })) see(item)
  expect(perItem()).toBeLessThan(flat)
})

it('T13: TaskGroup keeps nothing of a million children in turn', async () => {
  const { see, perItem } = growth()
  await TaskGroup.run(
    async (group) => {
      for (const n of numbers()) see(await group.spawn(() => n))
    },
    { signal, limit: 2 },
  )
  expect(perItem()).toBeLessThan(flat)
})

it('fromEvents keeps nothing of a million events', async () => {
  const { see, perItem } = growth()
  const emitter = new EventEmitter()
  const consumer = (async () => {
    for await (const [item] of fromEvents<[number]>(emitter, 'item', { capacity: 100, signal })) see(item)
  })()
  for (const n of numbers()) {
    emitter.emit('item', n)
    if (n % 100 === 0) await turn()
  }
  emitter.emit('close')
  await consumer
  expect(perItem()).toBeLessThan(flat)
})

it('workers keep nothing of a million items', async () => {
  const { see, perItem } = growth()
  const queue = new BoundedQueue<number>(100)
  const pool = workers(queue, { min: 1, max: 4 }, see, { signal })
  for (const n of numbers()) await queue.put(n)
  queue.close()
  await pool.done
  expect(perItem()).toBeLessThan(flat)
})

it('forEachLimit keeps nothing of a million items', async () => {
  const { see, perItem } = growth()
  await forEachLimit(numbers(), 4, see, { signal })
  expect(perItem()).toBeLessThan(flat)
})

it('BoundedQueue keeps nothing of a million items that go through it', async () => {
  const { see, perItem } = growth()
  const queue = new BoundedQueue<number>(100)
  const consumer = (async () => {
    for await (const item of queue) see(item)
  })()
  for (const n of numbers()) await queue.put(n, { signal })
  queue.close()
  await consumer
  expect(perItem()).toBeLessThan(flat)
})

it('trap 1, trap 3: a signal that lives on is left by every call that waited with it', async () => {
  const semaphore = new Semaphore(1)
  const queue = new BoundedQueue<number>(1)
  const limit = createLimit(1)
  let early = 0
  for (let i = 0; i < 100_000; i++) {
    if (i === 20_000) early = heap()
    const take = queue.take({ signal, timeoutMs: 1000 })
    const permit = await semaphore.acquire(1, { signal })
    const next = semaphore.acquire(1, { signal, timeoutMs: 1000 })
    permit.release()
    queue.tryPut(i)
    await Promise.all([take, limit(() => i)])
    ;(await next).release()
  }
  expect((heap() - early) / 80_000).toBeLessThan(flat)
})

it('trap 1: no call of all these has left a listener', () => {
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
