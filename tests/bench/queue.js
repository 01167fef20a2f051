import { Repeater, FixedBuffer } from '@repeaterjs/repeater'
import fastq from 'fastq'
import PQueue from 'p-queue'
import { PassThrough } from 'node:stream'
import { LimitQueue } from './limit.js'

/** Lets producers and consumers work on a queue with `put` and `take`; checks that all came through. */
async function pump(queue, width, n) {
  const each = n / width
  let sum = 0
  const producer = async () => {
    for (let i = 0; i < each; i++) await queue.put(i)
  }
  const consumer = async () => {
    for (let i = 0; i < each; i++) {
      const item = await queue.take()
      sum += item
    }
  }
  const jobs = Array.from({ length: width }, () => [consumer(), producer()])
  await Promise.all(jobs.flat())
  check(sum, width, n)
}

function check(sum, width, n) {
  const each = n / width
  if (sum !== (width * each * (each - 1)) / 2) throw new Error('items were lost')
}

/** Queues that run a function for each item, with a producer that waits by the means they give. */
async function pushed(width, n, { push, room, done }, sumOf) {
  const each = n / width
  const producer = async () => {
    for (let i = 0; i < each; i++) {
      await room()
      push(i)
    }
  }
  await Promise.all(Array.from({ length: width }, producer))
  await done()
  check(sumOf(), width, n)
}

const contenders = (runtime, capacity, width) => [
  { name: 'backpressure-runtime', role: 'ours', run: (n) => pump(new runtime.BoundedQueue(capacity), width, n) },
  { name: 'bare limit', role: 'limit', run: (n) => pump(new LimitQueue(capacity), width, n) },
  {
    name: 'fastq, no bound of its own',
    role: 'fastq',
    async run(n) {
      let sum = 0
      const queue = fastq.promise(async (item) => void (sum += item), width)
      let last
      const room = () => (queue.length() >= capacity ? last : undefined)
      const push = (item) => (last = queue.push(item))
      await pushed(width, n, { push, room, done: () => queue.drained() }, () => sum)
    },
  },
  {
    name: 'p-queue, onSizeLessThan',
    role: 'peer',
    async run(n) {
      let sum = 0
      const queue = new PQueue({ concurrency: width })
      const room = () => (queue.size >= capacity ? queue.onSizeLessThan(capacity) : undefined)
      const push = (item) => void queue.add(() => (sum += item))
      await pushed(width, n, { push, room, done: () => queue.onIdle() }, () => sum)
    },
  },
  {
    name: 'PassThrough of objects',
    role: 'peer',
    run(n) {
      const stream = new PassThrough({ objectMode: true, highWaterMark: capacity / 2 }).setMaxListeners(0)
      const items = stream[Symbol.asyncIterator]()
      const put = (i) => (stream.write({ i }) ? undefined : new Promise((resolve) => stream.once('drain', resolve)))
      return pump({ put, take: async () => (await items.next()).value.i }, width, n)
    },
  },
  {
    name: '@repeaterjs/repeater',
    role: 'peer',
    async run(n) {
      const each = n / width
      let sum = 0
      const repeater = new Repeater(async (push, stop) => {
        const producer = async () => {
          for (let i = 0; i < each; i++) await push(i)
        }
        await Promise.all(Array.from({ length: width }, producer))
        stop()
      }, new FixedBuffer(capacity))
      const consumer = async () => {
        for (let step; !(step = await repeater.next()).done; ) sum += step.value
      }
      await Promise.all(Array.from({ length: width }, consumer))
      check(sum, width, n)
    },
  },
]

function tries(Queue) {
  return (n) => {
    const queue = new Queue(64)
    let sum = 0
    for (let i = 0; i < n; i++) {
      queue.tryPut(i)
      sum += queue.tryTake().value
    }
    check(sum, 1, n)
  }
}

export const tables = (runtime) => [
  ...[16, 64, 1024].flatMap((capacity) =>
    [1, 4].map((width) => ({
      title: `queue: put and take, capacity ${capacity}, ${width} to ${width}`,
      goals: { limit: 1.5, peer: 1 / 1.5, fastq: 1 },
      contenders: contenders(runtime, capacity, width),
    })),
  ),
  {
    title: 'queue: tryPut and tryTake',
    goals: { limit: 2 },
    contenders: [
      { name: 'backpressure-runtime', role: 'ours', run: tries(runtime.BoundedQueue) },
      { name: 'bare limit', role: 'limit', run: tries(LimitQueue) },
    ],
  },
]
