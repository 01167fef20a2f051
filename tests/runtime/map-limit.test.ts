import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mapLimit, Semaphore } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

afterEach(() => void vi.useRealTimers())

/** A source that tells how it was used. */
function traced(items: readonly unknown[], failsAt = -1) {
  const trace = { pulled: 0, closed: false }
  function* source() {
    try {
      for (const [index, item] of items.entries()) {
        trace.pulled++
        if (index === failsAt) throw new Error(`source ${index}`)
        yield item as number
      }
    } finally {
      trace.closed = true
    }
  }
  async function* later() {
    for (const item of source()) {
      await turn()
      yield item
    }
  }
  return { trace, source, later }
}

const kinds = ['source', 'later'] as const

describe.each(kinds)('over a %s', (kind) => {
  it('M1, M10: keeps the order of the items whatever the order of finishing', async () => {
    const { [kind]: source } = traced([3, 1, 2])
    const results = await mapLimit(source(), 3, async (item, index) => {
      for (let i = 0; i < item; i++) await turn()
      return [item, index]
    })
    expect(results).toEqual([
      [3, 0],
      [1, 1],
      [2, 2],
    ])
  })

  it.each([1, 4])('M2: never runs more than %s', async (limit) => {
    const { [kind]: source } = traced(Array.from({ length: 30 }, (_, i) => i))
    let active = 0
    let peak = 0
    await mapLimit(source(), limit, async (item) => {
      peak = Math.max(peak, ++active)
      for (let i = 0; i < 6 + (item % 3); i++) await turn()
      await null
      active--
    })
    expect(peak).toBe(limit)
  })

  it('M3: of nothing is an empty array', async () => {
    expect(await mapLimit(traced([])[kind](), 2, () => 1)).toEqual([])
  })

  it('M6, M19, M20: the first failure rejects, starts no more, signals the others, ends the source', async () => {
    const { trace, [kind]: source } = traced([0, 1, 2, 3, 4, 5])
    const started: number[] = []
    let signalled: unknown
    const error = await errorOf(
      mapLimit(source(), 2, async (item, _, signal) => {
        started.push(item)
        if (item === 1) throw new Error('task 1')
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        signalled = signal.reason
        await new Promise(() => {})
      }),
    )
    expect(error.message).toBe('task 1')
    await turn()
    await turn()
    expect([started, signalled, trace.closed]).toEqual([[0, 1], error, true])
    expect(trace.pulled).toBeLessThanOrEqual(4)
  })

  it("M20: 'join' waits for the running ones first", async () => {
    const { [kind]: source } = traced([0, 1, 2])
    let finish = () => {}
    const call = mapLimit(
      source(),
      2,
      async (item) => {
        if (item === 1) throw new Error('task 1')
        await new Promise<void>((resolve) => (finish = resolve))
        throw new Error('later')
      },
      { onError: 'join' },
    )
    call.catch(() => {})
    await turn()
    await turn()
    expect(await isPending(call)).toBe(true)
    finish()
    expect((await errorOf(call)).message).toBe('task 1')
  })

  it("M7: 'collect' runs all and rejects with all errors", async () => {
    const { [kind]: source } = traced([0, 1, 2, 3])
    const started: number[] = []
    const error = await errorOf(
      mapLimit(
        source(),
        2,
        (item) => {
          started.push(item)
          if (item % 2 === 1) throw new Error(`task ${item}`)
        },
        { onError: 'collect' },
      ),
    )
    expect(error).toBeInstanceOf(AggregateError)
    expect([error.errors.map(String), error.message, started]).toEqual([
      ['Error: task 1', 'Error: task 3'],
      '2 of 4 items failed',
      [0, 1, 2, 3],
    ])
    expect(await mapLimit(traced([1])[kind](), 1, (item) => item, { onError: 'collect' })).toEqual([1])
  })

  it.each([0, 1])('M11: a source that fails at item %s rejects with its error', async (failsAt) => {
    const { [kind]: source } = traced([0, 1, 2], failsAt)
    const started: number[] = []
    expect((await errorOf(mapLimit(source(), 3, (item) => started.push(item)))).message).toBe(`source ${failsAt}`)
    expect(started).toEqual([0, 1].slice(0, failsAt))
  })

  it('M12: of a failing task and a failing source the first is reported', async () => {
    const { [kind]: source } = traced([0, 1, 2], 1)
    const error = await errorOf(mapLimit(source(), 1, () => Promise.reject(new Error('task'))))
    expect(error.message).toBe('task')
    await turn()
  })

  it("a failing source is one of the errors of 'collect'", async () => {
    const { [kind]: source } = traced([0, 1, 2], 1)
    const error = await errorOf(mapLimit(source(), 1, () => Promise.reject('task'), { onError: 'collect' }))
    expect(error.errors.map(String)).toEqual(['task', 'Error: source 1'])
    expect(error.message).toBe('1 of 1 items and the source failed')
    const alone = await errorOf(mapLimit(traced([0, 1], 1)[kind](), 1, (item) => item, { onError: 'collect' }))
    expect([alone.errors.length, alone.message]).toEqual([1, '0 of 1 items and the source failed'])
  })

  it('M14: several failing tasks leave nothing unhandled', async () => {
    const { [kind]: source } = traced([0, 1, 2, 3])
    await errorOf(
      mapLimit(source(), 4, async () => {
        await turn()
        throw new Error('all')
      }),
    )
    await turn()
    await turn()
  })

  it('M15: an abort rejects with its reason, starts nothing more, and no listener stays', async () => {
    const { trace, [kind]: source } = traced([0, 1, 2, 3])
    const controller = new AbortController()
    const { signal } = controller
    const seen: unknown[] = []
    const call = mapLimit(
      source(),
      1,
      async (_, __, own) => {
        own.addEventListener('abort', () => seen.push(own.reason))
        await new Promise(() => {})
      },
      { signal },
    )
    call.catch(() => {})
    await turn()
    await turn()
    controller.abort('enough')
    expect(await errorOf(call)).toBe('enough')
    await turn()
    await turn()
    expect([seen, trace.closed, getEventListeners(signal, 'abort').length]).toEqual([['enough'], true, 0])
  })

  it('M15: an abort before the start starts nothing, and no listener stays after success and failure', async () => {
    const fn = vi.fn()
    const { trace, [kind]: source } = traced([1])
    expect(await errorOf(mapLimit(source(), 1, fn, { signal: AbortSignal.abort('early') }))).toBe('early')
    expect([fn.mock.calls.length, trace.pulled]).toEqual([0, 0])
    const { signal } = new AbortController()
    await mapLimit(traced([1])[kind](), 1, (item) => item, { signal })
    await errorOf(mapLimit(traced([1])[kind](), 1, () => Promise.reject(1), { signal }))
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  it('a shared Semaphore bounds several calls together, and gets its permits back after a failure', async () => {
    const semaphore = new Semaphore(2)
    let active = 0
    let peak = 0
    const work = async () => {
      peak = Math.max(peak, ++active)
      await turn()
      active--
      return 1
    }
    const items = [1, 2, 3, 4]
    await Promise.all([0, 1, 2].map(() => mapLimit(traced(items)[kind](), semaphore, work)))
    expect(peak).toBe(2)
    await errorOf(
      mapLimit(traced(items)[kind](), semaphore, () => {
        throw new Error('no')
      }),
    )
    await turn()
    await turn()
    expect(semaphore.available).toBe(2)
  })

  it('a permit that comes after the end goes back', async () => {
    const semaphore = new Semaphore(1)
    const held = await semaphore.acquire()
    const controller = new AbortController()
    const fn = vi.fn()
    const { trace, [kind]: source } = traced([1, 2])
    const call = errorOf(mapLimit(source(), semaphore, fn, { signal: controller.signal }))
    await turn()
    await turn()
    controller.abort('end')
    expect(await call).toBe('end')
    held.release()
    await turn()
    expect([semaphore.available, fn.mock.calls.length, trace.closed]).toEqual([1, 0, true])
  })
})

describe('over an array', () => {
  it('M5: items that are promises are awaited, and one that rejects early is not unhandled', async () => {
    const early = Promise.reject(new Error('item 1'))
    const items = [Promise.resolve('a'), early, 'c']
    const call = mapLimit(items, 1, async (item) => {
      await turn()
      await turn()
      return item.toUpperCase()
    })
    expect((await errorOf(call)).message).toBe('item 1')
    expect(await mapLimit(new Set([Promise.resolve(2)]), 1, (item) => item + 1)).toEqual([3])
  })

  it('M5: the then of a lazy item is called when its turn comes, not before', async () => {
    const order: string[] = []
    const lazy = (name: string) => ({
      then(resolve: (value: string) => void) {
        order.push(`start ${name}`)
        resolve(name)
      },
    })
    await mapLimit([lazy('a'), lazy('b')], 1, (item) => order.push(`end ${item}`))
    expect(order).toEqual(['start a', 'end a', 'start b', 'end b'])
  })

  it('does not run an item whose promise came after the end', async () => {
    const fn = vi.fn(async (item: number) => {
      if (item === 1) throw new Error('first')
    })
    const slow = turn()
      .then(turn)
      .then(() => 2)
    await errorOf(mapLimit([1, slow], 2, fn))
    await slow
    await turn()
    expect(fn).toHaveBeenCalledTimes(1)
    const pulled = vi.fn()
    async function* later() {
      yield 1
      yield { then: (resolve: (value: number) => void) => void slow.then(turn).then(() => resolve(2)) }
    }
    await errorOf(mapLimit(later(), 2, async (item) => (pulled(item), turn().then(() => Promise.reject(1)))))
    await turn()
  })

  it('takes holes and items that are added meanwhile, as the array itself would hand them out', async () => {
    const items = [1, 2]
    const seen: unknown[] = []
    await mapLimit(items, 1, async (item) => {
      seen.push(item)
      if (item === 1) items.push(3)
    })
    expect(seen).toEqual([1, 2, 3])
    expect(await mapLimit([, 1] as readonly unknown[], 1, (item) => item)).toEqual([undefined, 1])
  })

  it('M21: a hundred thousand tasks that finish at once neither overflow the stack nor block timers', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    const items = Array.from({ length: 100_000 }, (_, i) => i)
    let until = performance.now() + 60
    const busy = () => {
      until = Math.max(until, performance.now())
      return 1
    }
    await mapLimit(items, 4, busy)
    function* forSomeTime() {
      while (performance.now() < until) yield 1
    }
    until = performance.now() + 60
    await mapLimit(forSomeTime(), 4, () => 1)
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(0)
  })
})

describe('what is pulled', () => {
  it('M18: the next item is pulled while the last one is worked on, and no more than one', async () => {
    const { trace, later } = traced([0, 1, 2, 3, 4])
    let finish = () => {}
    const call = mapLimit(later(), 1, () => new Promise<void>((resolve) => (finish = resolve)))
    for (let i = 0; i < 10; i++) await turn()
    expect(trace.pulled).toBe(2)
    for (let i = 0; i < 30; i++) {
      finish()
      await turn()
    }
    await call
  })

  it('trap 19: an abort does not wait for a source that hangs', async () => {
    const controller = new AbortController()
    const hangs = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }
    const call = errorOf(mapLimit(hangs, 2, () => 1, { signal: controller.signal }))
    await turn()
    controller.abort('now')
    expect(await call).toBe('now')
  })

  it('a source that aborts its own call is closed, and one whose return fails does not hide the reason', async () => {
    const controller = new AbortController()
    const closed = vi.fn(() => {
      throw new Error('return')
    })
    const source = {
      [Symbol.iterator]: () => ({
        next: () => (controller.abort('inside'), { done: false as const, value: 1 }),
        return: closed,
      }),
    }
    expect(await errorOf(mapLimit(source, 2, () => 1, { signal: controller.signal }))).toBe('inside')
    expect(closed).toHaveBeenCalled()
  })

  it('a limiter that fails, in acquire or in release, ends the call', async () => {
    const noPermit = { acquire: () => Promise.reject(new Error('no permit')) }
    const { trace, source } = traced([1])
    expect((await errorOf(mapLimit(source(), noPermit, () => 1))).message).toBe('no permit')
    expect(trace.closed).toBe(true)
    const release = () => {
      throw new Error('no release')
    }
    const bad = { acquire: async () => ({ release, [Symbol.dispose]: release }) }
    expect((await errorOf(mapLimit([1], bad, () => 1))).message).toBe('no release')
  })

  it('lets timers have their turn also where a limiter never waits', async () => {
    let ticked = false
    setTimeout(() => (ticked = true), 0)
    const end = performance.now() + 60
    function* source() {
      while (performance.now() < end) yield 1
    }
    await mapLimit(source(), new Semaphore(2), () => 1)
    expect(ticked).toBe(true)
  })
})
