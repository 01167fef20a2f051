import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { interval } from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('interval', () => {
  it('runs first after ms, then again and again, until stopped', async () => {
    const fn = vi.fn()
    const timer = interval(fn, 10)
    await vi.advanceTimersByTimeAsync(9)
    expect(fn).toHaveBeenCalledTimes(0)
    await vi.advanceTimersByTimeAsync(21)
    expect(fn).toHaveBeenCalledTimes(3)
    await timer.stop()
    await timer.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('never starts a run while the last one works, and skips those ticks', async () => {
    const ends: (() => void)[] = []
    const timer = interval(() => new Promise<void>((resolve) => ends.push(resolve)), 10)
    await vi.advanceTimersByTimeAsync(35)
    expect(ends).toHaveLength(1)
    ends[0]!()
    await vi.advanceTimersByTimeAsync(5)
    expect(ends).toHaveLength(2)
    ends[1]!()
    await timer.stop()
  })

  it('stop signals the running one and resolves when it has ended; its abort error is nobody\'s failure', async () => {
    const onError = vi.fn()
    let end = () => {}
    const fn = (signal: AbortSignal) =>
      new Promise<void>((_, reject) => signal.addEventListener('abort', () => (end = () => reject(signal.reason))))
    const timer = interval(fn, 10, { onError })
    await vi.advanceTimersByTimeAsync(10)
    let stopped = false
    const stopping = timer.stop().then(() => (stopped = true))
    await vi.advanceTimersByTimeAsync(50)
    expect(stopped).toBe(false)
    end()
    await stopping
    expect(onError).not.toHaveBeenCalled()
  })

  it('hands throws and rejections to onError and goes on', async () => {
    const errors: unknown[] = []
    let run = 0
    const fn = () => {
      if (++run === 1) throw 'thrown'
      return Promise.reject('rejected')
    }
    using timer = interval(fn, 10, { onError: (error) => errors.push(error) })
    await vi.advanceTimersByTimeAsync(25)
    expect([errors, timer]).toEqual([['thrown', 'rejected'], timer])
  })

  it('without onError a rejection is unhandled, as under setInterval, and the interval goes on', async () => {
    vi.useRealTimers()
    const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
    const others = process.listeners('unhandledRejection').slice(0, -1)
    for (const listener of others) process.off('unhandledRejection', listener)
    const timer = interval(() => Promise.reject('nobody'), 1)
    expect(await unhandled).toBe('nobody')
    await timer.stop()
    for (const listener of others) process.on('unhandledRejection', listener)
  })

  it('a signal stops it with its reason, and no listener stays', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const reasons: unknown[] = []
    const fn = (own: AbortSignal) => own.addEventListener('abort', () => reasons.push(own.reason))
    interval(fn, 10, { signal })
    await vi.advanceTimersByTimeAsync(10)
    controller.abort('end')
    expect([reasons, vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([['end'], 0, 0])
    const unused = vi.fn()
    const never = interval(unused, 10, { signal })
    never.ref()
    await vi.advanceTimersByTimeAsync(100)
    await never.stop()
    expect(unused).not.toHaveBeenCalled()
  })

  it('P7: unref lets the process end, also after a tick, and ref takes it back', async () => {
    vi.useRealTimers()
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const active = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length - before
    let ran = () => {}
    const tick = new Promise<void>((resolve) => (ran = resolve))
    const timer = interval(() => ran(), 1)
    timer.unref()
    expect(active()).toBe(0)
    const hold = setTimeout(() => {}, 1000)
    await tick
    clearTimeout(hold)
    expect(active()).toBe(0)
    timer.ref()
    expect(active()).toBe(1)
    timer[Symbol.dispose]()
    expect(active()).toBe(0)
  })

  it('a pause longer than a platform timer can hold does not fire early, also unreferenced', async () => {
    const fn = vi.fn()
    const month = 30 * 86_400_000
    const timer = interval(fn, month)
    timer.unref()
    await vi.advanceTimersByTimeAsync(month - 1)
    expect(fn).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(fn).toHaveBeenCalledOnce()
    await timer.stop()
  })

  it('works where timers are numbers', async () => {
    const fn = vi.fn()
    vi.stubGlobal('setTimeout', (run: () => void) => (queueMicrotask(run), 5))
    const timer = interval(fn, 1)
    timer.unref()
    timer.ref()
    await Promise.resolve()
    vi.unstubAllGlobals()
    await timer.stop()
    expect(fn).toHaveBeenCalled()
  })

  it.each([
    ['fn', () => interval(1 as never, 1), TypeError, '`fn`'],
    ['negative ms', () => interval(() => {}, -1), RangeError, 'finite number of at least 0, got -1'],
    ['endless ms', () => interval(() => {}, Infinity), RangeError, '`ms`'],
    ['no ms', () => interval(() => {}, undefined as never), TypeError, '`ms`'],
    ['options', () => interval(() => {}, 1, 1 as never), TypeError, '`options`'],
    ['onError', () => interval(() => {}, 1, { onError: 1 as never }), TypeError, '`onError`'],
    ['signal', () => interval(() => {}, 1, { signal: 1 as never }), TypeError, '`signal`'],
  ])('refuses %s', async (_, act, type, message) => {
    const error = await errorOf(async () => act())
    expect(error).toBeInstanceOf(type)
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
  })
})
