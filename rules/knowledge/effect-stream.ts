import { CONCURRENCY } from './effect-effect.ts'
import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

/** `stream.pipe(Stream.mapEffect(f, options))`, and `Stream.mapEffect(stream, f, options)`. */
const OPERATOR = { operates: 0, lazy: true, bound: CONCURRENCY } as const

/** The exports that 3 and 4 have alike. */
export const STREAM = {
  ...each(['flatMap', 'mapEffect'], { call: OPERATOR }),
  fromIterable: { call: { emits: 0 } },
} as const

export default {
  name: 'Effect: Stream',
  package: 'effect',
  modules: ['effect/Stream'],
  exports: STREAM,
} as const satisfies Library
