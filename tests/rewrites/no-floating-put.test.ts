import rule from '../../rules/no-floating-put.ts'
import { provesRewrites, type Workload } from './harness.ts'
import { requests, type Requests } from './requests.ts'

/** A network, and a gauge for what waits in front of it. */
interface Line extends Requests {
  hold(count: number): void
}

function line(count: number, others?: Parameters<typeof requests>[1]): Line {
  let held = 0
  return { ...requests(count, others), hold: (now) => void (held = Math.max(held, now)), peak: () => held }
}

const CAPACITY = 5

const workloads: readonly Workload<Line>[] = [
  { name: 'all well', world: () => line(60), bound: CAPACITY },
  { name: 'some slow', world: () => line(60, { 3: 'slow', 20: 'slow' }), bound: CAPACITY },
  { name: 'a failing item', world: () => line(60, { 7: 'fails' }), bound: CAPACITY },
  { name: 'nothing to do', world: () => line(0) },
]

provesRewrites(rule, [
  {
    name: 'a consumer that started earlier',
    filename: 'code.mjs',
    code: `import { BoundedQueue } from 'backpressure-runtime'

export async function run(world) {
  const queue = new BoundedQueue(${CAPACITY})
  const texts = []
  const loop = (async () => {
    for await (const url of queue) {
      texts.push(await fetch(url).then((answer) => answer.text(), (error) => error.message))
      queue.taskDone()
    }
  })()
  for (const url of world.urls) {
    queue.put(url)
    world.hold(queue.size + queue.waitingPuts)
  }
  await queue.join()
  queue.close()
  await loop
  return texts
}
`,
    says: ['await queue.put(url)'],
    workloads,
  },
  {
    name: 'a queue of a module, in TypeScript',
    filename: 'code.ts',
    code: `import { BoundedQueue } from 'backpressure-runtime'

const queue = new BoundedQueue<string>(${CAPACITY})
const texts: string[] = []

async function consume(): Promise<void> {
  for (;;) {
    const url = await queue.take()
    texts.push(await fetch(url).then((answer) => answer.text(), (error: Error) => error.message))
    queue.taskDone()
  }
}

export async function run(world: { urls: string[]; hold(count: number): void }): Promise<string[]> {
  void consume()
  for (const url of world.urls) {
    void queue.put(url)
    world.hold(queue.size + queue.waitingPuts)
  }
  await queue.join()
  return texts
}
`,
    says: ['await queue.put(url)'],
    workloads,
  },
])
