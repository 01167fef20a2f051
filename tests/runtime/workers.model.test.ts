import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BoundedQueue, workers } from '../../runtime/src/index.ts'
import { turn } from './settling.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const step = fc.tuple(
  fc.constantFrom('put', 'put', 'put', 'finish', 'finish', 'fail', 'pause', 'resume', 'time', 'turn', 'resize', 'end'),
  fc.nat(20),
)

it('trap 15: a pool loses nothing, keeps the order, its bounds and its pauses, and idles at no item', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.nat(3),
      fc.constantFrom('close', 'stop', 'abort'),
      fc.array(step, { maxLength: 60 }),
      async (min, more, ending, steps) => {
        const queue = new BoundedQueue<number>(4)
        const controller = new AbortController()
        const running = new Map<number, { finish(): void; fail(error: unknown): void }>()
        const began: number[] = []
        const failed: number[] = []
        const reported: number[] = []
        let paused = false
        let next = 0
        let ended = false
        let stopping: Promise<void> | undefined
        const work = (item: number) => {
          began.push(item)
          expect(paused).toBe(false)
          return new Promise<void>((finish, fail) => {
            running.set(item, { finish, fail })
            expect(running.size).toBeLessThanOrEqual(min + more)
          })
        }
        const levels = { min, max: min + more, intervalMs: 10 }
        const pool = workers(queue, levels, work, {
          signal: controller.signal,
          onError: (_, item) => reported.push(item),
        })
        for (const [what, number] of steps) {
          const [chosen] = [...running].slice(number % Math.max(1, running.size))
          if (what === 'put' && queue.waitingPuts < 3) queue.put(next++).catch(() => {})
          if (what === 'pause' || what === 'resume') {
            pool[what]()
            paused = what === 'pause' && !ended
          }
          if ((what === 'finish' || what === 'fail') && chosen !== undefined) {
            const [item, { finish, fail }] = chosen
            running.delete(item)
            if (what === 'finish') finish()
            else {
              fail('no')
              failed.push(item)
            }
          }
          if (what === 'time') await vi.advanceTimersByTimeAsync(number)
          if (what === 'turn') {
            await turn()
            if (queue.size > 0 && !paused && !ended) expect(running.size).toBeGreaterThanOrEqual(pool.size)
          }
          if (what === 'resize') queue.resize((number % 4) + 1)
          if (what === 'end' && number > 17 && !ended) {
            ended = true
            if (ending === 'close') queue.close()
            if (ending === 'stop') stopping = pool.stop()
            if (ending === 'abort') controller.abort('end')
            if (ending !== 'close') paused = false
          }
          if (!ended) expect(pool.size).toBeGreaterThanOrEqual(min)
          expect(pool.size).toBeLessThanOrEqual(min + more)
        }
        pool.resume()
        paused = false
        queue.close()
        for (let i = 0; i < 100 && pool.size > 0; i++) {
          for (const [item, { finish }] of [...running]) {
            running.delete(item)
            finish()
          }
          await turn()
        }
        await stopping
        await pool.done
        const { puts, unfinished, size } = queue.stats()
        expect(began).toEqual(began.map((_, index) => index))
        expect(began.length + size).toBe(puts)
        expect(unfinished).toBe(size)
        expect(reported).toEqual(failed)
        expect([vi.getTimerCount(), getEventListeners(controller.signal, 'abort').length]).toEqual([0, 0])
      },
    ),
    { numRuns: 300 },
  )
})
