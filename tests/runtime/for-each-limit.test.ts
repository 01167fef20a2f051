import { describe, expect, it } from 'vitest'
import { forEachLimit } from '../../runtime/src/index.ts'
import { errorOf, turn } from './settling.ts'

describe('forEachLimit', () => {
  it('runs for each item within the limit and resolves with nothing', async () => {
    let active = 0
    let peak = 0
    const seen: number[] = []
    async function* source() {
      for (let i = 0; i < 20; i++) yield i
    }
    const result = await forEachLimit(source(), 3, async (item, index) => {
      peak = Math.max(peak, ++active)
      await turn()
      active--
      seen.push(item - index)
    })
    expect([result, peak, seen]).toEqual([undefined, 3, Array(20).fill(0)])
    expect(await forEachLimit([1, 2], 2, (item) => item)).toBeUndefined()
  })

  it('keeps nothing of the results, and reads one item ahead at most', async () => {
    let made = 0
    let done = 0
    let ahead = 0
    async function* source() {
      for (let i = 0; i < 5000; i++) {
        ahead = Math.max(ahead, ++made - done)
        yield i
      }
    }
    await forEachLimit(source(), 16, async () => {
      await null
      done++
    })
    expect([done, ahead <= 17]).toEqual([5000, true])
  })

  it("takes onError: 'collect' and 'join'", async () => {
    const fails = (item: number) => Promise.reject(item)
    expect((await errorOf(forEachLimit([1, 2], 1, fails, { onError: 'collect' }))).errors).toEqual([1, 2])
    expect(await errorOf(forEachLimit([1, 2], 1, fails, { onError: 'join' }))).toBe(1)
  })

  it('refuses what is no function', async () => {
    expect((await errorOf(forEachLimit([], 1, undefined as never))).message).toContain('`fn`')
  })
})
