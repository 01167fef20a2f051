import { getEventListeners } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { mapIterable, Semaphore } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

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

/** A function whose calls end when the test says so. */
function gated() {
  const calls: { item: unknown; signal: AbortSignal; finish(value?: unknown): void; fail(error: unknown): void }[] = []
  const fn = (item: unknown, _index: number, signal: AbortSignal) =>
    new Promise<unknown>((finish, fail) => void calls.push({ item, signal, finish, fail }))
  return { calls, fn }
}

async function turns(count = 6): Promise<void> {
  for (let i = 0; i < count; i++) await turn()
}

async function all(results: AsyncIterable<unknown>): Promise<unknown[]> {
  const got: unknown[] = []
  for await (const result of results) got.push(result)
  return got
}

/** What comes before the error, and the error. */
async function untilError(results: AsyncIterable<unknown>): Promise<unknown[]> {
  const got: unknown[] = []
  const error = await errorOf(async () => {
    for await (const result of results) got.push(result)
  })
  return [...got, error instanceof Error ? error.message : error]
}

describe.each(['source', 'later'] as const)('over a %s', (kind) => {
  it('M16: yields in order, passes the index, and ends', async () => {
    const { trace, [kind]: source } = traced([3, 1, 2, 0])
    const results = mapIterable(source(), 3, async (item, index) => {
      await turns(item)
      return [item, index]
    })
    expect(trace.pulled).toBe(0)
    expect(await all(results)).toEqual([3, 1, 2, 0].map((item, index) => [item, index]))
    expect([await results.next(), trace.closed]).toEqual([{ done: true, value: undefined }, true])
    expect(await all(mapIterable(traced([])[kind](), 1, () => 1))).toEqual([])
  })

  it('unordered: yields each as soon as it is there', async () => {
    const { calls, fn } = gated()
    const results = mapIterable(traced([0, 1, 2])[kind](), 3, fn, { ordered: false })
    const first = results.next()
    await turns()
    calls[2]!.finish('c')
    calls[0]!.finish('a')
    expect([await first, await results.next()]).toEqual([
      { done: false, value: 'c' },
      { done: false, value: 'a' },
    ])
    const last = results.next()
    expect(await isPending(last)).toBe(true)
    calls[1]!.finish('b')
    expect([await last, (await results.next()).done]).toEqual([{ done: false, value: 'b' }, true])
  })

  it.each([1, 2])('M16: never runs more than %s', async (limit) => {
    let active = 0
    let peak = 0
    const results = mapIterable(traced([0, 1, 2, 3, 4, 5])[kind](), limit, async (item) => {
      peak = Math.max(peak, ++active)
      await turns(3 + (item % 2))
      active--
    }, { readAhead: 6 })
    await all(results)
    expect(peak).toBe(limit)
  })

  it.each([true, false])('M16: a failing item surfaces at its turn, in order: %s', async (ordered) => {
    const { trace, [kind]: source } = traced([0, 1, 2, 3, 4, 5, 6])
    const results = mapIterable(source(), 2, async (item) => {
      await turns(ordered && item === 1 ? 5 : 3)
      if (item === 2) throw new Error('task 2')
      return item
    }, { ordered })
    expect(await untilError(results)).toEqual([0, 1, 'task 2'])
    expect([trace.closed, trace.pulled < 6, (await results.next()).done]).toEqual([true, true, true])
  })

  it('a failing item waits for those before it, starts no more, and then signals those behind it', async () => {
    const { calls, fn } = gated()
    const { trace, [kind]: source } = traced([0, 1, 2, 3, 4])
    const results = mapIterable(source(), 3, fn)
    const first = results.next()
    const second = results.next()
    second.catch(() => {})
    await turns(10)
    calls[1]!.fail('task 1')
    await turns()
    expect([await isPending(first), calls.length, trace.closed]).toEqual([true, 3, true])
    expect(calls[2]!.signal.aborted).toBe(false)
    calls[0]!.finish('a')
    expect([await first, await errorOf(second)]).toEqual([{ done: false, value: 'a' }, 'task 1'])
    expect([calls[2]!.signal.reason, (await results.next()).done]).toEqual(['task 1', true])
    calls[2]!.fail('cancelled')
    await turn()
  })

  it.each([0, 1])('M16: a source that fails at item %s surfaces after the items before it', async (failsAt) => {
    const { [kind]: source } = traced([0, 1, 2], failsAt)
    const results = mapIterable(source(), 3, async (item) => (await turn(), item))
    expect(await untilError(results)).toEqual([...[0, 1].slice(0, failsAt), `source ${failsAt}`])
  })

  it('M17: is no further ahead of the consumer than allowed, and never breaks the limit', async () => {
    const { calls, fn } = gated()
    const { trace, [kind]: source } = traced([0, 1, 2, 3, 4, 5, 6, 7])
    const results = mapIterable(source(), 2, fn, { readAhead: 3 })
    const got = [await Promise.all([results.next(), turns().then(() => calls[0]!.finish('a'))])]
    await turns(20)
    expect([got.length, calls.length, trace.pulled]).toEqual([1, 3, 4])
    calls[1]!.finish('b')
    calls[2]!.finish('c')
    await turns(20)
    expect([calls.length, trace.pulled]).toEqual([4, 5])
    calls[3]!.finish('d')
    await turns(20)
    expect(calls).toHaveLength(4)
    expect(await results.next()).toEqual({ done: false, value: 'b' })
    await turns(20)
    expect(calls).toHaveLength(5)
    await results.return()
  })

  it('M17: by default as far as the limit', async () => {
    for (const limit of [2, new Semaphore(2)]) {
      const fn = vi.fn()
      const results = mapIterable(traced([0, 1, 2, 3, 4, 5, 6, 7])[kind](), limit, fn)
      await results.next()
      await turns(40)
      expect(fn).toHaveBeenCalledTimes(3)
      await results.return()
    }
    const fn = vi.fn()
    const release = () => {}
    const limiter = { acquire: async () => ({ release, [Symbol.dispose]: release }) }
    const results = mapIterable(traced(Array(30).fill(1))[kind](), limiter, fn)
    await results.next()
    await turns(60)
    expect(fn).toHaveBeenCalledTimes(17)
  })

  it('M18: the next item is pulled while the last one is worked on, and no more than one', async () => {
    const { calls, fn } = gated()
    const { trace, [kind]: source } = traced([0, 1, 2, 3])
    const results = mapIterable(source(), 1, fn)
    void results.next()
    await turns(20)
    expect([calls.length, trace.pulled]).toEqual([1, 2])
    await results.return()
  })

  it('M19: break closes the source and signals the running ones, without waiting for them', async () => {
    const signals: AbortSignal[] = []
    const { trace, [kind]: source } = traced([0, 1, 2, 3])
    for await (const item of mapIterable(source(), 2, async (item, _, signal) => {
      signals.push(signal)
      if (item > 0) await new Promise(() => {})
      return item
    })) {
      expect(item).toBe(0)
      await turns()
      break
    }
    await turns()
    expect([trace.closed, signals[0]!.reason.name]).toEqual([true, 'AbortError'])
  })

  it('M15, M19: an abort ends it at once with the reason, closes the source, drops what waits', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const { calls, fn } = gated()
    const { trace, [kind]: source } = traced([0, 1, 2, 3, 4, 5])
    const results = mapIterable(source(), 3, fn, { signal, readAhead: 5 })
    const pending = results.next()
    const other = results.next()
    await turns(10)
    calls[1]!.finish('b')
    await turns()
    controller.abort('enough')
    expect(await errorOf(pending)).toBe('enough')
    expect([await other, await results.next()]).toEqual(Array(2).fill({ done: true, value: undefined }))
    await turns()
    expect([calls[0]!.signal.reason, trace.closed]).toEqual(['enough', true])
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    calls[0]!.finish('late')
    calls[2]!.fail('late')
    await turns()
  })

  it('M15: an abort while results wait is told to the next who asks', async () => {
    const controller = new AbortController()
    const results = mapIterable(traced([0, 1, 2])[kind](), 3, (item) => item, controller)
    await results.next()
    await turns(20)
    controller.abort('enough')
    expect([await errorOf(results.next()), (await results.next()).done]).toEqual(['enough', true])
  })

  it('M15: an abort does not hide a failure that waits for its turn', async () => {
    const controller = new AbortController()
    const { calls, fn } = gated()
    const results = mapIterable(traced([0, 1])[kind](), 2, fn, controller)
    const first = results.next()
    await turns(10)
    calls[1]!.fail('real')
    await turns()
    controller.abort('enough')
    expect(await errorOf(first)).toBe('real')
  })

  it('M15: no listener stays after the last result, a failure, an early end, or an abort before', async () => {
    const { signal } = new AbortController()
    await all(mapIterable(traced([1, 2])[kind](), 1, (item) => item, { signal }))
    await untilError(mapIterable(traced([1])[kind](), 1, () => Promise.reject('no'), { signal }))
    await mapIterable(traced([1])[kind](), 1, (item) => item, { signal }).return()
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    const fn = vi.fn()
    const { trace, [kind]: source } = traced([1])
    const results = mapIterable(source(), 1, fn, { signal: AbortSignal.abort('early') })
    expect([await errorOf(results.next()), (await results.next()).done]).toEqual(['early', true])
    expect([fn.mock.calls.length, trace.pulled]).toEqual([0, 0])
  })

  it('a shared Semaphore bounds several iterations together, and gets all permits back', async () => {
    const semaphore = new Semaphore(2)
    let active = 0
    let peak = 0
    const work = async (item: number) => {
      peak = Math.max(peak, ++active)
      await turn()
      active--
      return item
    }
    const items = [1, 2, 3, 4]
    const got = await Promise.all([0, 1, 2].map(() => all(mapIterable(traced(items)[kind](), semaphore, work))))
    expect([got, peak]).toEqual([[items, items, items], 2])
    await untilError(mapIterable(traced(items)[kind](), semaphore, () => Promise.reject(1)))
    await turns()
    expect(semaphore.available).toBe(2)
  })

  it('a permit that comes after the end goes back', async () => {
    const semaphore = new Semaphore(1)
    const held = await semaphore.acquire()
    const fn = vi.fn()
    const results = mapIterable(traced([1, 2])[kind](), semaphore, fn)
    const pending = results.next()
    await turns()
    expect([await results.return(), await pending]).toEqual(Array(2).fill({ done: true, value: undefined }))
    held.release()
    await turns()
    expect([semaphore.available, fn.mock.calls.length]).toEqual([1, 0])
  })

  it('a limiter that fails, in acquire or in release, surfaces and closes the source', async () => {
    const { trace, [kind]: source } = traced([1, 2])
    const noPermit = { acquire: () => Promise.reject(new Error('no permit')) }
    expect(await untilError(mapIterable(source(), noPermit, () => 1))).toEqual(['no permit'])
    await turns()
    expect(trace.closed).toBe(true)
    const release = () => {
      throw new Error('no release')
    }
    const bad = { acquire: async () => ({ release, [Symbol.dispose]: release }) }
    expect(await untilError(mapIterable([1], bad, () => 1))).toEqual(['no release'])
  })
})

describe('the generator', () => {
  it('M5: awaits items that are promises, and one that rejects early is not unhandled', async () => {
    const items = [turn().then(() => 'a'), Promise.reject(new Error('item 1')), 'c']
    const results = mapIterable(items, 1, (item) => item)
    await turns()
    expect(await untilError(results)).toEqual(['a', 'item 1'])
  })

  it('many may ask at the same time, and each gets one result in the order of asking', async () => {
    const results = mapIterable([0, 1, 2], 2, async (item) => (await turns(3 - item), item))
    const got = await Promise.all(Array.from({ length: 5 }, () => results.next()))
    expect(got.map(({ value, done }) => [value, done])).toEqual([
      [0, false],
      [1, false],
      [2, false],
      [undefined, true],
      [undefined, true],
    ])
  })

  it('return, throw and dispose end it, also before the start and while the source hangs', async () => {
    const hangs = { next: () => new Promise<never>(() => {}), return: vi.fn() }
    const source = { [Symbol.asyncIterator]: () => hangs }
    const endings = [
      (results: AsyncGenerator) => results.return('end'),
      (results: AsyncGenerator) => errorOf(results.throw('thrown')),
      (results: AsyncGenerator) => results[Symbol.asyncDispose](),
    ]
    const answers: unknown[] = []
    for (const end of endings) {
      const results = mapIterable(source, 1, () => 1)
      const pending = results.next()
      answers.push(await end(results), (await pending).done, (await results.next()).done)
    }
    expect(answers).toEqual([{ done: true, value: 'end' }, true, true, 'thrown', true, true, undefined, true, true])
    const { trace, source: started } = traced([1])
    const results = mapIterable(started(), 1, () => 1)
    await results.return()
    expect([await results.next(), trace.pulled, hangs.return.mock.calls.length]).toEqual([
      { done: true, value: undefined },
      0,
      3,
    ])
  })

  it('a source that ends the iteration from inside is closed', async () => {
    const controller = new AbortController()
    const closed = vi.fn()
    const next = () => (controller.abort('inside'), { done: false as const, value: 1 })
    const source = { [Symbol.iterator]: () => ({ next, return: closed }) }
    const results = mapIterable(source, 2, () => 1, controller)
    expect(await errorOf(results.next())).toBe('inside')
    expect(closed).toHaveBeenCalled()
  })

  it('does not run an item whose promise came after the end', async () => {
    const fn = vi.fn()
    const slow = turns(3)
    const results = mapIterable([slow], 1, fn)
    void results.next()
    await turn()
    await results.return()
    await slow
    await turn()
    expect(fn).not.toHaveBeenCalled()
  })

  it('M21: many items that finish at once neither overflow the stack nor block timers', async () => {
    let ticked = false
    setTimeout(() => (ticked = true), 0)
    // Goes on until the timer had its turn; where none is let in, it gives up.
    const end = performance.now() + 3_000
    function* source() {
      while (!ticked && performance.now() < end) yield 1
    }
    await all(mapIterable(source(), 4, () => 1))
    expect(ticked).toBe(true)
  })
})

it.each([
  ['M4: zero', () => mapIterable([], 0, () => 1), RangeError, '`limit` to be an integer of at least 1, got 0'],
  ['no limiter', () => mapIterable([], {} as never, () => 1), TypeError, '`limit`'],
  ['M13: no source', () => mapIterable(5 as never, 1, () => 1), TypeError, '`source`'],
  ['M13: no function', () => mapIterable([], 1, 1 as never), TypeError, '`fn` to be a function'],
  ['options', () => mapIterable([], 1, () => 1, 5 as never), TypeError, '`options`'],
  ['readAhead', () => mapIterable([], 1, () => 1, { readAhead: 0.5 }), RangeError, '`readAhead`'],
  ['ordered', () => mapIterable([], 1, () => 1, { ordered: 1 as never }), TypeError, '`ordered` to be a boolean'],
  ['signal', () => mapIterable([], 1, () => 1, { signal: 'x' as never }), TypeError, '`signal`'],
])('refuses %s at once', async (_, act, type, message) => {
  const error = await errorOf(async () => act())
  expect(act).toThrow(type)
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})
