import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { TaskGroup } from '../../runtime/src/index.ts'
import { errorOf, turn } from './settling.ts'

/** What the schedule does next: to the group, or to one of the children that run. */
const step = fc.tuple(
  fc.constantFrom('spawn', 'spawn', 'spawn', 'nest', 'finish', 'finish', 'fail', 'abort', 'turn', 'body'),
  fc.nat(20),
)

it('no child outlives its group, the limit holds, each failure is told once, nothing is unhandled', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      fc.boolean(),
      fc.array(step, { maxLength: 40 }),
      async (limit, listens, steps) => {
        const controller = new AbortController()
        const running = new Map<number, { finish(value: void): void; fail(error: unknown): void }>()
        const failures = new Set<unknown>()
        let reason: unknown
        let next = 0
        let signal = controller.signal
        let leave = (_error?: unknown) => {}
        let kept: TaskGroup | undefined

        const child = (own: AbortSignal) => {
          const id = next++
          expect(own.aborted).toBe(false)
          return new Promise<void>((resolve, reject) => {
            const leaving = <A>(leave: (value: A) => void) => (value: A) => (running.delete(id), leave(value))
            running.set(id, { finish: leaving(resolve), fail: leaving(reject) })
            expect(running.size).toBeLessThanOrEqual(limit ?? Infinity)
            if (listens) own.addEventListener('abort', () => reject(own.reason))
          }).finally(() => running.delete(id))
        }
        const call = TaskGroup.run(
          (group) => {
            kept = group
            signal = group.signal
            return new Promise<string>((resolve, reject) => {
              leave = (error) => (error === undefined ? resolve('body') : reject(error))
            })
          },
          { limit, signal: controller.signal },
        )
        let settled = false
        const outcome = call.then(
          (value) => ((settled = true), { value }),
          (error: unknown) => ((settled = true), { error }),
        )
        await turn()
        for (const [what, number] of steps) {
          const [chosen] = [...running.values()].slice(number % Math.max(1, running.size))
          const failure = new Error(`failure ${number}`)
          if (what === 'spawn' && !settled) void kept!.spawn(child)
          if (what === 'nest' && !settled) void kept!.spawn((own) => child(own).then(() => void kept!.spawn(child)))
          if (what === 'finish') chosen?.finish()
          if (what === 'fail' && chosen !== undefined && !(listens && signal.aborted)) {
            failures.add(failure)
            chosen.fail(failure)
            await turn()
          }
          if (what === 'abort' && !settled) {
            reason ??= `abort ${number}`
            controller.abort(reason)
          }
          if (what === 'body') leave()
          if (what === 'turn') await turn()
        }
        leave()
        for (let i = 0; i < 100 && !settled; i++) {
          for (const { finish } of [...running.values()]) finish()
          await turn()
        }
        expect([settled, running.size]).toEqual([true, 0])
        const end = (await outcome) as { value?: string; error?: AggregateError }
        if (failures.size > 0) {
          expect(new Set(end.error!.errors)).toEqual(new Set([...(reason === undefined ? [] : [reason]), ...failures]))
          expect(end.error!.errors).toHaveLength(failures.size + (reason === undefined ? 0 : 1))
        } else expect(end).toEqual(reason === undefined ? { value: 'body' } : { error: reason })
        const before = next
        await errorOf(kept!.spawn(child))
        expect(next).toBe(before)
        expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
      },
    ),
    { numRuns: 150 },
  )
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
