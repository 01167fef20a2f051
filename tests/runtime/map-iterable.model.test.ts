import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { mapIterable } from '../../runtime/src/index.ts'
import { turn } from './settling.ts'

const step = fc.tuple(
  fc.constantFrom('next', 'next', 'next', 'finish', 'finish', 'finish', 'fail', 'abort', 'return', 'turn', 'turn'),
  fc.nat(20),
)
const options = fc.record({
  limit: fc.integer({ min: 1, max: 4 }),
  readAhead: fc.integer({ min: 1, max: 6 }),
  ordered: fc.boolean(),
  later: fc.boolean(),
  items: fc.nat(12),
  failsAt: fc.integer({ min: -8, max: 11 }),
})

it('keeps order, limit and distance, loses and doubles nothing, closes its source, settles everything', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  await fc.assert(
    fc.asyncProperty(options, fc.array(step, { maxLength: 60 }), async (given, steps) => {
      const { limit, readAhead, ordered, later, items, failsAt } = given
      const controller = new AbortController()
      const running = new Map<number, { finish(value: number): void; fail(error: unknown): void }>()
      const finished: number[] = []
      const failures: unknown[] = []
      let pulled = 0
      let started = 0
      let closed = false
      let broken = false
      function* source() {
        try {
          for (let item = 0; item < items; item++) {
            pulled++
            if (item === failsAt) {
              broken = true
              throw 'source'
            }
            yield item
          }
        } finally {
          closed = true
        }
      }
      async function* slowSource() {
        for (const item of source()) {
          await turn()
          yield item
        }
      }
      const asked: Promise<void>[] = []
      const got: number[] = []
      const ends: unknown[] = []
      let asks = 0
      let ended = false
      const run = (item: number, index: number) => {
        started++
        expect([item, ended]).toEqual([index, false])
        return new Promise<number>((finish, fail) => {
          running.set(item, { finish, fail })
          expect(running.size).toBeLessThanOrEqual(limit)
        })
      }
      const { signal } = controller
      const results = mapIterable(later ? slowSource() : source(), limit, run, { signal, ordered, readAhead })
      const ask = () => {
        asks++
        asked.push(
          results.next().then(
            ({ done, value }) => {
              if (done) ends.push('done')
              else got.push(value)
            },
            (error) => void ends.push(error),
          ),
        )
      }
      for (const [what, number] of steps) {
        const [chosen] = [...running].slice(number % Math.max(1, running.size))
        if (what === 'next') ask()
        if (what === 'abort' && !ended) {
          controller.abort('abort')
          ended = asks > 0
        }
        if (what === 'return') {
          await results.return()
          ended = true
        }
        if (what === 'turn') await turn()
        if ((what === 'finish' || what === 'fail') && chosen !== undefined) {
          const [item, { finish, fail }] = chosen
          running.delete(item)
          if (what === 'finish') finish(item)
          else fail(`task ${item}`)
          if (!ended) (what === 'finish' ? finished : failures).push(what === 'finish' ? item : `task ${item}`)
        }
        expect(started).toBeLessThanOrEqual(asks + readAhead)
        expect(pulled).toBeLessThanOrEqual(started + 1)
      }
      // Whatever is still to come, comes.
      for (let i = 0; i < 60; i++) {
        ask()
        for (const [item, { finish }] of [...running]) {
          running.delete(item)
          finish(item)
          finished.push(item)
        }
        await turn()
      }
      await Promise.all(asked)
      expect(new Set(got).size).toBe(got.length)
      if (ordered) expect(got).toEqual(got.map((_, index) => index))
      expect(got.filter((item) => !finished.includes(item))).toEqual([])
      const [end] = ends
      expect(ends.slice(1).every((other) => other === 'done')).toBe(true)
      if (!ended && !signal.aborted && failures.length === 0 && !broken) expect(got).toHaveLength(items)
      if (end !== 'done') expect([...failures, 'source', 'abort']).toContain(end)
      if (pulled > 0) expect(closed).toBe(true)
      expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    }),
    { numRuns: 150 },
  )
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
