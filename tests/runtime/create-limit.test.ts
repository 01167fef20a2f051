import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, it } from 'vitest'
import { createLimit } from '../../runtime/src/index.ts'
import { errorOf, turn } from './settling.ts'

function gate() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}

describe('createLimit', () => {
  it('L1, L5: starts in order, never in the calling tick, never more than the limit', async () => {
    const limit = createLimit(5)
    const open = gate()
    const started: number[] = []
    const calls = Array.from({ length: 8 }, (_, i) => limit(async () => (started.push(i), open.promise)))
    expect(started).toEqual([])
    expect([limit.activeCount, limit.pendingCount, limit.concurrency]).toEqual([5, 3, 5])
    await turn()
    expect(started).toEqual([0, 1, 2, 3, 4])
    open.resolve()
    await Promise.all(calls)
    expect([started.length, limit.activeCount, limit.pendingCount]).toEqual([8, 0, 0])
  })

  it('L2: a task sees the async context of its caller', async () => {
    const storage = new AsyncLocalStorage<number>()
    const limit = createLimit(1)
    const seen = [1, 2, 3].map((n) => storage.run(n, () => limit(() => storage.getStore())))
    expect(await Promise.all(seen)).toEqual([1, 2, 3])
  })

  it('L3: plain values and throws behave as promises, and later tasks go on', async () => {
    const limit = createLimit(1)
    const thrown = errorOf(
      limit(() => {
        throw new Error('no')
      }),
    )
    expect(await limit(() => 4)).toBe(4)
    expect((await thrown).message).toBe('no')
  })

  it('L4: passes arguments', async () => {
    expect(await createLimit(1)((a: number, b: string) => a + b, 1, 'x')).toBe('1x')
  })

  it('L6: clear rejects what waits with the reason as cause, and the limit goes on', async () => {
    const limit = createLimit({ concurrency: 1, name: 'api' })
    const open = gate()
    const running = limit(() => open.promise)
    const waiting = errorOf(limit(() => 1))
    limit.clear('changed my mind')
    expect(await waiting).toMatchObject({
      code: 'BACKPRESSURE_CLOSED',
      cause: 'changed my mind',
      message: 'api was cleared',
    })
    open.resolve()
    await running
    expect(await limit(() => 2)).toBe(2)
  })

  it('L7: map keeps order, passes the index, takes any iterable, works detached, awaits no items', async () => {
    const { map } = createLimit(2)
    const promise = Promise.resolve(1)
    expect(await map(new Set(['a', 'b']), async (item, index) => item + index)).toEqual(['a0', 'b1'])
    expect(await map([promise], (item) => item === promise)).toEqual([true])
  })

  it('map shares the limit with single calls and is bounded by it', async () => {
    const limit = createLimit(2)
    let active = 0
    let peak = 0
    const work = async () => {
      peak = Math.max(peak, ++active)
      await turn()
      active--
    }
    await Promise.all([limit.map([1, 2, 3, 4], work), limit(work), limit(work), limit.map([1, 2], work)])
    expect(peak).toBe(2)
  })

  it('L8: a source that throws leaves nothing unhandled', async () => {
    const limit = createLimit(2)
    function* source() {
      yield 1
      throw new Error('source')
    }
    const reject = () => Promise.reject(new Error('task'))
    expect((await errorOf(limit.map(source(), reject))).message).toMatch(/source|task/)
    await turn()
    expect(limit.activeCount).toBe(0)
  })

  it('L10: the limit can be raised and lowered while tasks run', async () => {
    const limit = createLimit(1)
    const opens = [gate(), gate(), gate()]
    const calls = opens.map((open) => limit(() => open.promise))
    limit.concurrency = 2
    expect(limit.activeCount).toBe(2)
    limit.concurrency = 1
    opens[0]!.resolve()
    await calls[0]
    await turn()
    expect([limit.activeCount, limit.pendingCount]).toEqual([1, 1])
    opens[1]!.resolve()
    opens[2]!.resolve()
    await Promise.all(calls)
  })

  it('maxWaiting sheds one call more', async () => {
    const limit = createLimit({ concurrency: 1, maxWaiting: 1 })
    const calls = [limit(() => 1), limit(() => 2)]
    expect((await errorOf(limit(() => 3))).code).toBe('BACKPRESSURE_FULL')
    expect(await Promise.all(calls)).toEqual([1, 2])
  })

  it.each([
    ['L9: zero', () => createLimit(0), RangeError, '`concurrency`'],
    ['L9: text', () => createLimit('4' as never), TypeError, 'got 4 (string)'],
    ['L9: null', () => createLimit(null as never), TypeError, 'null'],
    ['L9: options', () => createLimit({ concurrency: 1, maxWaiting: 0 }), RangeError, '`maxWaiting`'],
    [
      'set',
      () => {
        createLimit(1).concurrency = 0.5
      },
      RangeError,
      '`concurrency`',
    ],
    ['fn', () => createLimit(1)(1 as never), TypeError, '`fn`'],
    ['map fn', () => createLimit(1).map([1], 1 as never), TypeError, '`fn`'],
    ['map items', () => createLimit(1).map(5 as never, () => 1), TypeError, '`source`'],
  ])('refuses %s', async (_, act, type, message) => {
    const error = await errorOf(async () => act())
    expect(error).toBeInstanceOf(type)
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
  })
})
