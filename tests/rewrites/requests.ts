import type { Workload, World } from './harness.ts'
import { turns } from './turns.ts'

/** A network with a number of addresses, behind `fetch`. */
export interface Requests extends World {
  readonly urls: readonly string[]
}

type Answer = 'ok' | 'slow' | 'fails' | 'fails late' | 'never'

/** A network of `count` addresses, where some do not answer as they should. */
export function requests(count: number, others: Readonly<Record<number, Answer>> = {}): Requests {
  let steps = 0
  let open = 0
  let peak = 0
  const asked: string[] = []
  const fetch = async (url: string): Promise<{ text(): Promise<string> }> => {
    asked.push(url)
    steps++
    peak = Math.max(peak, ++open)
    const index = Number(url.slice(1))
    const answer = others[index] ?? 'ok'
    if (answer === 'never') await new Promise(() => {})
    await turns(answer === 'slow' || answer === 'fails late' ? 40 : 1 + (index % 5))
    steps++
    open--
    if (answer.startsWith('fails')) throw new Error(`${url} failed`)
    return { text: async () => `text of ${url}` }
  }
  return {
    urls: Array.from({ length: count }, (_, i) => `/${i}`),
    globals: { fetch },
    steps: () => steps,
    peak: () => peak,
    // Every address that was asked at all was asked once.
    seen: () => asked.length - new Set(asked).size,
  }
}

/** The workloads of a fan-out over a network. */
export const REQUESTS: readonly Workload<Requests>[] = [
  { name: 'all well', world: () => requests(60), bound: 10 },
  { name: 'some slow', world: () => requests(60, { 3: 'slow', 40: 'slow' }), bound: 10 },
  { name: 'nothing to do', world: () => requests(0) },
  { name: 'fewer than the limit', world: () => requests(4) },
  { name: 'a failing item', world: () => requests(60, { 7: 'fails' }), bound: 10 },
  { name: 'several failing items', world: () => requests(60, { 4: 'fails late', 7: 'fails', 8: 'fails late' }) },
  { name: 'a failing item beside one that never settles', world: () => requests(60, { 2: 'never', 7: 'fails' }) },
  { name: 'one that never settles', world: () => requests(60, { 2: 'never' }) },
]
