import { describe, expect, it } from 'vitest'
import { mapLimitSettled } from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

describe('mapLimitSettled', () => {
  it('M7: tells of each item how it ended, in order', async () => {
    const items = [1, Promise.reject('item'), 3]
    const results = await mapLimitSettled(items, 2, (item) => {
      if (item === 3) throw 'task'
      return item * 2
    })
    expect(results).toEqual([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: 'item' },
      { status: 'rejected', reason: 'task' },
    ])
  })

  it('an abort and a failing source reject the whole call', async () => {
    const controller = new AbortController()
    const call = mapLimitSettled([1, 2], 1, () => controller.abort('stop'), { signal: controller.signal })
    expect(await errorOf(call)).toBe('stop')
    async function* source() {
      yield 1
      throw new Error('source')
    }
    expect((await errorOf(mapLimitSettled(source(), 1, () => Promise.reject('task')))).message).toBe('source')
  })

  it('refuses a wrong limit', async () => {
    expect((await errorOf(mapLimitSettled([], 1.5, () => 1))).code).toBe('BACKPRESSURE_INVALID_ARGUMENT')
  })
})
