import { EFFECT } from './effect-effect.ts'
import { QUEUE } from './effect-queue.ts'
import { STREAM } from './effect-stream.ts'
import type { Export, Library } from './schema.ts'

/** A module of the package, as the package itself exports it: `Effect.forEach`. */
const namespace = (name: string, exports: Readonly<Record<string, Export>>) =>
  Object.fromEntries(Object.entries(exports).map(([path, fact]) => [`${name}.${path}`, fact]))

export default {
  name: 'Effect',
  package: 'effect',
  modules: ['effect'],
  exports: {
    ...namespace('Effect', EFFECT),
    ...namespace('Stream', STREAM),
    ...namespace('Queue', QUEUE),
    ...namespace('PubSub', QUEUE),
  },
} as const satisfies Library
