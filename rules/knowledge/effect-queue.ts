import type { Library } from './schema.ts'

/** The exports that 3 and 4 have alike. */
export const QUEUE = {
  unbounded: { call: { buffer: { holds: 'items', usual: 1000, limitedAs: 'bounded' } } },
} as const

export default {
  name: 'Effect: Queue, PubSub',
  package: 'effect',
  modules: ['effect/Queue', 'effect/PubSub'],
  exports: QUEUE,
} as const satisfies Library
