// A short life of each export, with nothing that only one platform has. It runs as it stands in every engine.

/** Runs all, and answers with what failed: nothing, where the runtime does its work. */
export async function smoke(runtime) {
  const failed = []
  for (const name of new Set([...Object.keys(runtime).filter((key) => key !== 'default'), ...Object.keys(lives)])) {
    try {
      await lives[name](runtime)
    } catch (error) {
      failed.push(`${name}: ${error?.stack ?? error}`)
    }
  }
  return failed
}

const lives = {
  async BackpressureError({ BackpressureError, BoundedQueue }) {
    const error = await rejection(new BoundedQueue(1).take({ timeoutMs: 1 }))
    is(error instanceof BackpressureError && error instanceof Error, true)
    is(error.code, 'BACKPRESSURE_TIMEOUT')
  },

  async BoundedQueue({ BoundedQueue }) {
    const queue = new BoundedQueue(2)
    const taken = []
    const consumer = (async () => {
      for await (const item of queue) taken.push(item)
    })()
    for (let i = 0; i < 10; i++) await queue.put(i)
    queue.close()
    await consumer
    is(taken.join(), '0,1,2,3,4,5,6,7,8,9')
    const controller = new AbortController()
    const gone = rejection(new BoundedQueue(1).take({ signal: controller.signal }))
    controller.abort('left')
    is(await gone, 'left')
    // The timer of such a signal keeps no process alive.
    const [late] = await Promise.all([
      rejection(new BoundedQueue(1).take({ signal: AbortSignal.timeout(1) })),
      pause(20),
    ])
    is(late.name, 'TimeoutError')
  },

  async Semaphore({ Semaphore }) {
    const permits = new Semaphore(1)
    const first = await permits.acquire()
    const second = permits.acquire()
    is(permits.waiting, 1)
    first.release()
    ;(await second).release()
    is(await permits.run(() => 'ran'), 'ran')
  },

  async createLimit({ createLimit }) {
    const limit = createLimit(2)
    const crowd = crowded()
    await Promise.all([1, 2, 3, 4, 5].map((item) => limit(crowd.work, item)))
    is(crowd.most(), 2)
  },

  async mapLimit({ mapLimit }) {
    const crowd = crowded()
    is((await mapLimit(numbers(5), 2, crowd.work)).join(), '0,1,2,3,4')
    is(crowd.most(), 2)
    is((await rejection(mapLimit([1], 1, () => Promise.reject(new Error('no'))))).message, 'no')
  },

  async mapLimitSettled({ mapLimitSettled }) {
    const results = await mapLimitSettled([1, 2], 1, (item) => (item === 1 ? item : Promise.reject(item)))
    is(results.map(({ status }) => status).join(), 'fulfilled,rejected')
  },

  async forEachLimit({ forEachLimit }) {
    const seen = []
    await forEachLimit(stream(['a', 'b', 'c']), 1, (item) => seen.push(item))
    is(seen.join(), 'a,b,c')
  },

  async mapIterable({ mapIterable }) {
    const doubled = []
    for await (const item of mapIterable(numbers(4), 2, async (item) => item * 2)) doubled.push(item)
    is(doubled.join(), '0,2,4,6')
  },

  async TaskGroup({ TaskGroup }) {
    is(await TaskGroup.run(async (group) => (await group.spawn(() => 1)) + (await group.spawn(() => 2))), 3)
    const failing = (group) => void group.spawn(() => Promise.reject(new Error('no')))
    is((await rejection(TaskGroup.run(failing))).errors[0].message, 'no')
  },

  async workers({ BoundedQueue, workers }) {
    const queue = new BoundedQueue(2)
    let sum = 0
    const pool = workers(queue, 2, async (item) => (sum += item))
    for (const item of [1, 2, 3]) await queue.put(item)
    queue.close()
    await pool.done
    is(sum, 6)
  },

  async fromEvents({ fromEvents }) {
    const emitter = new EventTarget()
    const events = fromEvents(emitter, 'tick', { capacity: 2 })
    emitter.dispatchEvent(new Event('tick'))
    emitter.dispatchEvent(new Event('end'))
    const types = []
    for await (const [event] of events) types.push(event.type)
    is(types.join(), 'tick')
  },

  async readAll({ readAll }) {
    is((await readAll(new Response('four'), { maxBytes: 4 })).length, 4)
    is((await rejection(readAll(new Blob(['fives']), { maxBytes: 4 }))).code, 'BACKPRESSURE_TOO_LARGE')
  },

  async readText({ readText }) {
    is(await readText(new Blob(['ä€']).stream(), { maxBytes: 5 }), 'ä€')
  },

  async interval({ interval }) {
    let runs = 0
    const ticking = interval(() => (runs += 1), 1)
    while (runs < 2) await pause(1)
    await ticking.stop()
    const stopped = runs
    await pause(5)
    is(runs, stopped)
  },

  async atMost({ atMost }) {
    is(atMost([1, 2], 2).length, 2)
    is((await rejection(async () => atMost([1, 2], 1))).code, 'BACKPRESSURE_TOO_LARGE')
  },

  async suggestCapacity({ suggestCapacity }) {
    is(suggestCapacity({ consumers: 4, processingMs: 50, productionMs: 10 }), 40)
  },

  async write({ write }) {
    const { sink, held } = slowSink()
    for (let i = 0; i < 20; i++) is(await write(sink, 'x'), true)
    is(held() <= 2, true)
    await sink.abort('gone').catch(() => {})
    is(await write(sink, 'late'), false)
  },

  async writeAll({ writeAll }) {
    const { sink, written } = slowSink()
    is(await writeAll(sink, stream(['a', 'b', 'c'])), true)
    await sink.close()
    is(written.join(), 'a,b,c')
  },

  async trySend({ trySend }) {
    const socket = Object.assign(new EventTarget(), { readyState: 1, bufferedAmount: 6, send() {} })
    is(trySend(socket, 'four', { maxBufferedBytes: 10 }), true)
    is(trySend(socket, 'fives', { maxBufferedBytes: 10 }), false)
  },

  async BoundedWriter({ BoundedWriter }) {
    const { sink, held, written } = slowSink()
    const writer = new BoundedWriter(sink, { highWaterMark: 2, lowWaterMark: 1 })
    for (let i = 0; i < 20; i++) is(await writer.write('x'), true)
    is(held() <= 3, true)
    is(await writer.end(), true)
    is(written.length, 20)
  },

  async drain({ drain }) {
    const { sink } = slowSink()
    is(await drain(sink), true)
    await sink.close()
    is(await drain(sink), false)
  },
}

function is(found, expected) {
  if (found !== expected) throw new Error(`expected ${String(expected)}, found ${String(found)}`)
}

/** What a promise rejects with, or a function throws. */
async function rejection(subject) {
  try {
    await (typeof subject === 'function' ? subject() : subject)
  } catch (error) {
    return error
  }
  throw new Error('expected an error')
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Work that tells how much of it ran at the same time. */
function crowded() {
  let running = 0
  let most = 0
  const work = async (item) => {
    most = Math.max(most, (running += 1))
    await pause(1)
    running -= 1
    return item
  }
  return { work, most: () => most }
}

async function* numbers(count) {
  for (let i = 0; i < count; i++) yield i
}

/** A web stream; read in the old way where it cannot be iterated. */
function stream(items) {
  const left = [...items]
  const readable = new ReadableStream({
    pull: (controller) => (left.length > 0 ? controller.enqueue(left.shift()) : controller.close()),
  })
  return Symbol.asyncIterator in readable ? readable : readAsIterable(readable.getReader())
}

async function* readAsIterable(reader) {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/** A web stream that takes its time, and how many chunks were handed in and not taken. */
function slowSink() {
  const written = []
  let given = 0
  let most = 0
  const strategy = {
    highWaterMark: 2,
    size: () => {
      given += 1
      most = Math.max(most, given - written.length)
      return 1
    },
  }
  const sink = new WritableStream({ write: (chunk) => pause(1).then(() => void written.push(chunk)) }, strategy)
  return { sink, written, held: () => most }
}
