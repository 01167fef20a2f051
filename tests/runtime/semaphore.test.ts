import { getEventListeners } from 'node:events'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Semaphore } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

afterEach(() => void vi.useRealTimers())

describe('acquire and release', () => {
  it('S1: with 0 permits everybody waits until resize', async () => {
    const semaphore = new Semaphore(0)
    expect(semaphore.tryAcquire()).toBeUndefined()
    const heavy = semaphore.acquire(2)
    expect(await isPending(heavy)).toBe(true)
    semaphore.resize(2)
    await heavy
  })

  it('S3, S11, S25: hands out three permits, then serves the line in order, with counts right at once', async () => {
    const semaphore = new Semaphore(3)
    const permits = [await semaphore.acquire(), await semaphore.acquire()]
    expect([semaphore.available, semaphore.permits]).toEqual([1, 3])
    permits.push(await semaphore.acquire())
    const order: number[] = []
    const waiting = [1, 2, 3].map(async (n) => {
      const permit = await semaphore.acquire()
      order.push(n)
      return permit
    })
    expect([semaphore.available, semaphore.waiting]).toEqual([0, 3])
    permits[0]!.release()
    permits[1]!.release()
    expect([semaphore.available, semaphore.waiting]).toEqual([0, 1])
    permits[2]!.release()
    for (const permit of await Promise.all(waiting)) permit.release()
    expect([order, semaphore.available]).toEqual([[1, 2, 3], 3])
  })

  it('S4: a permit goes to the waiter at the release, and no new caller overtakes it', async () => {
    const semaphore = new Semaphore(1)
    const permit = await semaphore.acquire()
    const waiter = semaphore.acquire()
    permit.release()
    expect(semaphore.tryAcquire()).toBeUndefined()
    const late = semaphore.acquire()
    ;(await waiter).release()
    await late
  })

  it('S5, S6, S7, S13: aborted waiters are passed over', async () => {
    const semaphore = new Semaphore(1)
    const permit = await semaphore.acquire()
    const controller = new AbortController()
    const { signal } = controller
    const aborted = [errorOf(semaphore.acquire(1, { signal })), errorOf(semaphore.acquire(1, { signal }))]
    const third = semaphore.acquire()
    const fourth = semaphore.acquire()
    controller.abort('gone')
    expect(await Promise.all(aborted)).toEqual(['gone', 'gone'])
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    permit.release()
    const held = await third
    expect(await isPending(fourth)).toBe(true)
    held.release()
    await fourth
    expect(semaphore.available).toBe(0)
  })

  it('S8: an abort after the hand-over is a no-op', async () => {
    const semaphore = new Semaphore(1)
    const controller = new AbortController()
    const permit = await semaphore.acquire()
    const waiter = semaphore.acquire(1, { signal: controller.signal })
    permit.release()
    controller.abort()
    ;(await waiter).release()
    expect(semaphore.available).toBe(1)
  })

  it('S10, S15: release without waiters frees, and waiting counts are exact', async () => {
    const semaphore = new Semaphore(1)
    const permit = await semaphore.acquire()
    expect(semaphore.waiting).toBe(0)
    const next = semaphore.acquire()
    expect(semaphore.waiting).toBe(1)
    permit.release()
    expect(semaphore.waiting).toBe(0)
    ;(await next).release()
    expect(semaphore.available).toBe(1)
  })

  it('S12: who acquires again right after its release goes behind those who wait', async () => {
    const semaphore = new Semaphore(1)
    const order: string[] = []
    const worker = async (name: string) => {
      for (let i = 1; i <= 2; i++) {
        const permit = await semaphore.acquire()
        order.push(name + i)
        permit.release()
      }
    }
    await Promise.all(['a', 'b', 'c'].map(worker))
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2'])
  })

  it('S16, S32: tryAcquire answers at once a permit, or undefined', () => {
    const semaphore = new Semaphore(1)
    const permit = semaphore.tryAcquire()
    expect(semaphore.tryAcquire()).toBeUndefined()
    permit!.release()
    expect(semaphore.tryAcquire()).toBeDefined()
  })

  it('S9, S22, S27: a second release throws and adds no permit; dispose after release is quiet', async () => {
    const semaphore = new Semaphore(1)
    const permit = await semaphore.acquire()
    permit.release()
    expect(() => permit.release()).toThrow(expect.objectContaining({ code: 'BACKPRESSURE_RELEASED' }))
    permit[Symbol.dispose]()
    expect(semaphore.available).toBe(1)
    {
      using held = await semaphore.acquire()
      expect([held, semaphore.available]).toEqual([held, 0])
    }
    expect(semaphore.available).toBe(1)
  })
})

describe('weights', () => {
  it('S19, S20: a heavy waiter is not overtaken by light ones', async () => {
    const semaphore = new Semaphore(3)
    const light = await semaphore.acquire(1)
    const heavy = semaphore.acquire(3)
    expect(semaphore.tryAcquire()).toBeUndefined()
    const behind = semaphore.acquire(1)
    expect(await isPending(behind)).toBe(true)
    light.release()
    const held = await heavy
    expect(semaphore.available).toBe(0)
    held.release()
    await behind
    expect(semaphore.available).toBe(2)
  })

  it('those behind a heavy waiter move up when it gives up', async () => {
    vi.useFakeTimers()
    const semaphore = new Semaphore(2)
    await semaphore.acquire(1)
    const heavy = errorOf(semaphore.acquire(2, { timeoutMs: 10 }))
    const behind = semaphore.acquire(1)
    await vi.advanceTimersByTimeAsync(10)
    expect((await heavy).message).toBe('Waited 10 ms for semaphore')
    await behind
  })
})

describe('run', () => {
  it('S23: passes value and rejection through and releases, also after a throw', async () => {
    const semaphore = new Semaphore(1)
    expect(await semaphore.run(async () => 5)).toBe(5)
    expect(await errorOf(semaphore.run(() => Promise.reject('no')))).toBe('no')
    const thrown = semaphore.run(() => {
      throw new Error('thrown')
    })
    expect((await errorOf(thrown)).message).toBe('thrown')
    expect(semaphore.available).toBe(1)
    expect(await semaphore.run(() => semaphore.available, { weight: 1 })).toBe(0)
  })

  it('S31, S33: a timeout does not run the function, and leaves no timer after success', async () => {
    vi.useFakeTimers()
    const semaphore = new Semaphore(1)
    const permit = await semaphore.acquire()
    const fn = vi.fn()
    const late = errorOf(semaphore.run(fn, { timeoutMs: 5 }))
    await vi.advanceTimersByTimeAsync(5)
    expect((await late).code).toBe('BACKPRESSURE_TIMEOUT')
    permit.release()
    await semaphore.run(() => undefined, { timeoutMs: 1000 })
    expect([fn.mock.calls.length, vi.getTimerCount(), semaphore.available]).toEqual([0, 0, 1])
  })
})

describe('run with a signal', () => {
  it('P1: a task that is aborted before its start does not run, and leaves its turn to the next', async () => {
    const semaphore = new Semaphore(1)
    const held = await semaphore.acquire()
    const controller = new AbortController()
    const ran: string[] = []
    const first = errorOf(semaphore.run(() => ran.push('first'), { signal: controller.signal }))
    const second = semaphore.run(() => ran.push('second'))
    controller.abort('changed my mind')
    held.release()
    await second
    expect([await first, ran, semaphore.available]).toEqual(['changed my mind', ['second'], 1])
  })
})

describe('resize and close', () => {
  it('S26: more permits wake all that fit, fewer drain', async () => {
    const semaphore = new Semaphore(1)
    const first = await semaphore.acquire()
    const waiters = [semaphore.acquire(), semaphore.acquire(), semaphore.acquire()]
    semaphore.resize(3)
    const [second, third] = await Promise.all(waiters.slice(0, 2))
    semaphore.resize(1)
    expect([semaphore.available, semaphore.permits]).toEqual([0, 1])
    second!.release()
    third!.release()
    expect(await isPending(waiters[2]!)).toBe(true)
    first.release()
    await waiters[2]
  })

  it('resize refuses waiters heavier than all permits, except at 0', async () => {
    const semaphore = new Semaphore({ permits: 4, name: 'memory' })
    await semaphore.acquire(4)
    const heavy = errorOf(semaphore.acquire(3))
    semaphore.resize(0)
    await turn()
    expect(semaphore.waiting).toBe(1)
    semaphore.resize(2)
    expect((await heavy).message).toContain('`weight` to be at most the 2 permits of memory, got 3')
  })

  it('S28: close rejects waiters and later calls; holders keep their permits', async () => {
    const semaphore = new Semaphore({ permits: 1, name: 'db' })
    const permit = await semaphore.acquire()
    const waiter = errorOf(semaphore.acquire())
    semaphore.close('shutdown')
    semaphore.close('again')
    const closed = { code: 'BACKPRESSURE_CLOSED', message: 'db is closed', cause: 'shutdown' }
    expect(await waiter).toMatchObject(closed)
    expect(await errorOf(semaphore.acquire())).toMatchObject(closed)
    expect(await errorOf(semaphore.run(() => 1))).toMatchObject(closed)
    permit.release()
    expect([semaphore.tryAcquire(), semaphore.available]).toEqual([undefined, 1])
  })

  it('maxWaiting sheds one caller more', async () => {
    const semaphore = new Semaphore({ permits: 1, maxWaiting: 1 })
    await semaphore.acquire()
    semaphore.acquire().catch(() => {})
    expect((await errorOf(semaphore.acquire())).code).toBe('BACKPRESSURE_FULL')
  })
})

describe('what it tells', () => {
  it('S14, P4: stats count and time those who waited', async () => {
    vi.useFakeTimers()
    const semaphore = new Semaphore(1)
    const permit = await semaphore.acquire()
    const next = semaphore.acquire()
    vi.advanceTimersByTime(4)
    expect(semaphore.stats()).toEqual({
      permits: 1, available: 0, waiting: 1, acquired: 1, oldestWaitMs: 4, waitMs: { count: 0, mean: 0, max: 0 },
    })
    permit.release()
    await next
    expect(JSON.parse(JSON.stringify(semaphore))).toMatchObject({ acquired: 2, waitMs: { count: 1, mean: 4, max: 4 } })
  })

  it('publishes on diagnostics channels', async () => {
    const seen: unknown[] = []
    const names = ['wait', 'acquire', 'release'].map((name) => `backpressure:semaphore:${name}`)
    const note = (message: unknown, name: unknown) => {
      const { available, waiting } = message as { available: number; waiting: number }
      seen.push([String(name).slice(23), available, waiting])
    }
    for (const name of names) subscribe(name, note)
    const semaphore = new Semaphore(1)
    const permit = await semaphore.acquire()
    const next = semaphore.acquire()
    permit.release()
    ;(await next).release()
    for (const name of names) unsubscribe(name, note)
    expect(seen).toEqual([
      ['acquire', 0, 0], ['wait', 0, 0], ['release', 1, 1], ['acquire', 0, 0], ['release', 1, 0],
    ])
  })
})

describe('wrong arguments', () => {
  const semaphore = new Semaphore(2)

  it.each([
    ['S2: negative permits', () => new Semaphore(-1), RangeError, 'an integer of at least 0, got -1 (number)'],
    ['fractional permits', () => new Semaphore({ permits: 1.5 }), RangeError, '`permits`'],
    ['no permits', () => new Semaphore(undefined as never), TypeError, 'got undefined (undefined)'],
    ['null', () => new Semaphore(null as never), TypeError, 'got null (object)'],
    ['maxWaiting', () => new Semaphore({ permits: 1, maxWaiting: -1 }), RangeError, '`maxWaiting`'],
    ['name', () => new Semaphore({ permits: 1, name: 1 as never }), TypeError, '`name`'],
    ['S30: weight 0', () => semaphore.acquire(0), RangeError, '`weight` to be an integer of at least 1'],
    ['S30: weight NaN', () => semaphore.acquire(Number.NaN), RangeError, 'got NaN (number)'],
    ['S30: weight above all', () => semaphore.acquire(3), RangeError, 'at most the 2 permits of semaphore'],
    ['S30: tried weight', () => semaphore.tryAcquire(3), RangeError, '`weight`'],
    ['options as weight', () => semaphore.acquire({} as never), TypeError, '`weight`'],
    ['run without function', () => semaphore.run(1 as never), TypeError, '`fn` to be a function'],
    ['run with a wrong wait', () => semaphore.run(() => 1, null as never), TypeError, '`wait`'],
    ['resize', () => semaphore.resize('3' as never), TypeError, '`permits`'],
    ['wait', () => semaphore.acquire(1, { timeoutMs: Number.NaN }), RangeError, '`timeoutMs`'],
  ])('%s', async (_, act, type, message) => {
    const error = await errorOf(async () => act())
    expect(error).toBeInstanceOf(type)
    expect(error.code).toBe('BACKPRESSURE_INVALID_ARGUMENT')
    expect(error.message).toContain(message)
  })

  it('an aborted signal takes no permit', async () => {
    expect(await errorOf(semaphore.acquire(1, { signal: AbortSignal.abort('x') }))).toBe('x')
    expect(semaphore.available).toBe(2)
  })
})
