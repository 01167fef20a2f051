// What callers that wait cost: bytes each, and time each, whatever their number, also if they all leave.
import { LimitQueue, LimitSemaphore } from './limit.js'
import { gc } from './rounds.js'

/** Bytes of a caller that waits, its promise included. */
function bytes(wait, count) {
  const waiting = new Array(count).fill(undefined)
  // What is made once is there before.
  wait()
  gc()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < count; i++) waiting[i] = wait()
  gc()
  const each = (process.memoryUsage().heapUsed - before) / count
  return waiting.length === count ? Math.round(each) : NaN
}

/** CPU time in ns of a caller that waits and is served, or leaves by an abort. */
async function time(begin, count) {
  gc()
  const { wait, end } = begin()
  const before = process.cpuUsage()
  const waiting = new Array(count)
  for (let i = 0; i < count; i++) waiting[i] = wait()
  end(count)
  await Promise.allSettled(waiting)
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / count
}

const lines = ({ BoundedQueue, Semaphore }) => ({
  'take, served': () => {
    const queue = new BoundedQueue(1)
    return { wait: () => queue.take(), end: (count) => repeat(count, () => queue.tryPut(1)) }
  },
  'take, all abort': () => {
    const queue = new BoundedQueue(1)
    const { signal, end } = leaving()
    return { wait: () => queue.take({ signal }), end }
  },
  'acquire, served': () => {
    const semaphore = new Semaphore(1)
    let held = semaphore.tryAcquire()
    const wait = () => semaphore.acquire().then((permit) => (held = permit).release())
    return { wait, end: () => held.release() }
  },
  'acquire, all abort': () => {
    const semaphore = new Semaphore(1)
    semaphore.tryAcquire()
    const { signal, end } = leaving()
    return { wait: () => semaphore.acquire(1, { signal }), end }
  },
})

function repeat(count, act) {
  for (let i = 0; i < count; i++) act()
}

function leaving() {
  const controller = new AbortController()
  return { signal: controller.signal, end: () => controller.abort(new Error('left')) }
}

export function bytesOfWaiters({ BoundedQueue, Semaphore }, count) {
  const held = new Semaphore(1)
  held.tryAcquire()
  const [queue, limitQueue, limit] = [new BoundedQueue(1), new LimitQueue(1), new LimitSemaphore(0)]
  return [
    ['queue: bytes of a waiting take', bytes(() => queue.take(), count), bytes(() => limitQueue.take(), count)],
    ['semaphore: bytes of a waiting acquire', bytes(() => held.acquire(), count), bytes(() => limit.acquire(), count)],
  ].map(([title, ours, theirs]) => ({ title, ours, limit: theirs, ratio: ours / theirs }))
}

/** Time each at growing numbers; in linear time it stays about the same. */
export async function timesOfWaiters(runtime, counts) {
  const rows = []
  for (const [title, begin] of Object.entries(lines(runtime))) {
    const ns = []
    await time(begin, counts[0])
    for (const count of counts) ns.push(await time(begin, count))
    rows.push({ title, ns, growth: ns.at(-1) / ns[0] })
  }
  return rows
}
