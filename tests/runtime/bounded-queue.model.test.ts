import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BoundedQueue, Semaphore } from '../../runtime/src/index.ts'
import { turn } from './settling.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const schedule = fc.array(
  fc.tuple(
    fc.constantFrom('put', 'take', 'tryPut', 'tryTake', 'many', 'abort', 'time', 'clear', 'resize', 'turn'),
    fc.nat(9),
  ),
  { minLength: 1, maxLength: 60 },
)

it('a queue loses nothing, doubles nothing, keeps the order and its bound, and settles everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), schedule, async (start, steps) => {
      const queue = new BoundedQueue<number>(start)
      const controllers: AbortController[] = []
      const signals: AbortSignal[] = []
      const calls: Promise<unknown>[] = []
      const accepted = new Set<number>()
      const left: number[] = []
      let largest = start
      let open = 0
      let next = 0
      const wait = (number: number) => {
        const controller = new AbortController()
        signals.push(controller.signal)
        if (number % 3 === 0) return {}
        if (number % 3 === 1) return { timeoutMs: number }
        controllers.push(controller)
        return { signal: controller.signal }
      }
      const track = (call: Promise<unknown>) => {
        open++
        calls.push(
          call.then(
            () => open--,
            () => open--,
          ),
        )
      }
      for (const [step, number] of steps) {
        const item = next
        if (step === 'put') track(queue.put(next++, wait(number)).then(() => accepted.add(item)))
        if (step === 'take') track(queue.take(wait(number)).then((got) => left.push(got)))
        if (step === 'many') track(queue.takeMany(number + 1, wait(number)).then((got) => left.push(...got)))
        if (step === 'tryPut' && queue.tryPut(next++)) accepted.add(item)
        if (step === 'abort') controllers[number % Math.max(1, controllers.length)]?.abort()
        if (step === 'time') await vi.advanceTimersByTimeAsync(number)
        if (step === 'turn') await turn()
        if (step === 'resize') {
          queue.resize((number % 4) + 1)
          largest = Math.max(largest, queue.capacity)
        }
        if (step === 'tryTake' || step === 'clear') {
          // Hand-overs before this one arrive in their order first.
          await turn()
          const got =
            step === 'clear' ? queue.clear() : [queue.tryTake()].flatMap((found) => (found ? [found.value] : []))
          left.push(...got)
        }
        expect(queue.size).toBeLessThanOrEqual(largest)
        if (queue.waitingPuts > 0) expect(queue.size).toBeGreaterThanOrEqual(queue.capacity)
        if (queue.waitingTakes > 0) expect([queue.size, queue.waitingPuts]).toEqual([0, 0])
      }
      while (queue.size > 0) {
        await turn()
        left.push(...queue.clear())
      }
      await turn()
      queue.close()
      await Promise.all(calls)
      expect(open).toBe(0)
      expect(left).toEqual([...left].sort((a, b) => a - b))
      expect(left).toEqual([...accepted].sort((a, b) => a - b))
      expect(queue.stats()).toMatchObject({ puts: left.length, size: 0, waitingPuts: 0, waitingTakes: 0 })
      expect(signals.flatMap((signal) => getEventListeners(signal, 'abort'))).toEqual([])
      expect(vi.getTimerCount()).toBe(0)
    }),
    { numRuns: 300 },
  )
})

it('a semaphore never hands out more than it has, keeps the order, and gets everything back', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('acquire', 'try', 'release', 'abort', 'time', 'resize'), fc.nat(9)), {
    minLength: 1,
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (start, list) => {
      const semaphore = new Semaphore(start)
      const controllers: AbortController[] = []
      const calls: Promise<unknown>[] = []
      const held: { release(): void; weight: number }[] = []
      const served: number[] = []
      let next = 0
      let largest = start
      const used = () => held.reduce((sum, { weight }) => sum + weight, 0)
      for (const [step, number] of list) {
        const weight = (number % Math.max(1, semaphore.permits)) + 1
        if (step === 'acquire') {
          const order = next++
          const controller = new AbortController()
          controllers.push(controller)
          const wait = number % 2 === 0 ? { signal: controller.signal } : { timeoutMs: number }
          const hold = (permit: { release(): void }) => {
            served.push(order)
            held.push({ release: () => permit.release(), weight })
          }
          calls.push(semaphore.acquire(weight, wait).then(hold, () => {}))
        }
        if (step === 'try') {
          const permit = semaphore.tryAcquire(weight)
          if (permit) held.push({ release: () => permit.release(), weight })
        }
        if (step === 'release') held.shift()?.release()
        if (step === 'abort') controllers[number % Math.max(1, controllers.length)]?.abort()
        if (step === 'time') await vi.advanceTimersByTimeAsync(number)
        if (step === 'resize') semaphore.resize((number % 4) + 1)
        await turn()
        largest = Math.max(semaphore.permits, Math.min(largest, Math.max(used(), semaphore.permits)))
        expect(used()).toBeLessThanOrEqual(largest)
        expect(semaphore.available).toBe(Math.max(0, semaphore.permits - used()))
      }
      while (held.length > 0 || semaphore.waiting > 0) {
        held.shift()?.release()
        await turn()
      }
      await Promise.all(calls)
      expect(served).toEqual([...served].sort((a, b) => a - b))
      expect([semaphore.available, semaphore.waiting]).toEqual([semaphore.permits, 0])
      expect(controllers.flatMap(({ signal }) => getEventListeners(signal, 'abort'))).toEqual([])
      expect(vi.getTimerCount()).toBe(0)
    }),
    { numRuns: 300 },
  )
})
