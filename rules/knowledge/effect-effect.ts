import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

/** One after the other unless said otherwise, in 3 as in 4. */
export const CONCURRENCY = {
  argument: 'last',
  option: 'concurrency',
  none: ['unbounded'],
  unit: 'tasks',
  absent: 1,
} as const

/** `Effect.forEach(items, f, options)`, and `pipe(items, Effect.forEach(f, options))`. */
const EACH = { promise: true, maps: { items: 0, mapper: 1 }, lazy: true, bound: CONCURRENCY } as const

/** The exports that 3 and 4 have alike. */
export const EFFECT = {
  ...each(['filter', 'forEach', 'partition'], { call: EACH }),
  // A list of effects, of which none has begun.
  all: { call: { promise: true, runs: 0, lazy: true, bound: CONCURRENCY } },
} as const

export default {
  name: 'Effect: Effect',
  package: 'effect',
  modules: ['effect/Effect'],
  exports: EFFECT,
} as const satisfies Library
