import { vi } from 'vitest'
import type { Workload, World } from './harness.ts'

/** A clock that is moved by hand, and a service behind `fetch` that takes its time by it. */
export interface Ticks extends World {
  /** Lets time pass. */
  pass(ms: number): Promise<void>
}

interface Service {
  /** How long the answer takes, by the number of the request. */
  readonly takes: (request: number) => number
  readonly fails?: (request: number) => boolean
}

/** A world with its own time. Globals are put back when it is closed. */
export function ticks({ takes, fails = () => false }: Service): Ticks {
  let steps = 0
  let open = 0
  let peak = 0
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  return {
    globals: {
      async fetch() {
        const request = ++steps
        peak = Math.max(peak, ++open)
        const ms = takes(request)
        await new Promise<void>((resolve) => ms < Infinity && setTimeout(resolve, ms))
        open--
        if (fails(request)) throw new Error('no answer')
        return { ok: true }
      },
    },
    async pass(ms) {
      await vi.advanceTimersByTimeAsync(ms)
    },
    steps: () => steps,
    peak: () => peak,
    seen: () => vi.getTimerCount(),
    close: () => void vi.useRealTimers(),
  }
}

/** The workloads of a timer that asks a service every second. */
export const TICKS: readonly Workload<Ticks>[] = [
  { name: 'a service that is quick', world: () => ticks({ takes: () => 20 }) },
  { name: 'a service that is slow', world: () => ticks({ takes: () => 3500 }), bound: 1 },
  { name: 'a service that slows down', world: () => ticks({ takes: (request) => request * 400 }), bound: 1 },
  { name: 'a service that fails', world: () => ticks({ takes: () => 20, fails: (request) => request === 2 }) },
  { name: 'a service that never answers', world: () => ticks({ takes: () => Infinity }), bound: 1 },
]
