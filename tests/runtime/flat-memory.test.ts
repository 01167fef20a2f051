import { EventEmitter } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { BoundedQueue, fromEvents, mapIterable, TaskGroup, workers } from '../../runtime/src/index.ts'
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
