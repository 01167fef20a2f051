import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { limiterAtHand } from '../../rules/analysis/limiters-at-hand.ts'
import { libraryMapper, runtimeMapper, type BringMapper } from '../../rules/edits/mapper-call.ts'
import type { Context } from '../../rules/kit/context.ts'
import { ask } from '../code.ts'

const written = (code: string, mapper: (context: Context) => BringMapper, settles: 'all' | 'allSettled' = 'all') =>
  ask(code, 'CallExpression[callee.name="here"]', (context, node: TSESTree.CallExpression) =>
    mapper(context)(settles, node)?.write('xs', 'f'),
  )

it('is written with the runtime', () => {
  expect(written('here()', runtimeMapper)).toBe('mapLimit(xs, 10, f)')
  expect(written('here()', (context) => runtimeMapper(context, 'slots'), 'allSettled')).toBe(
    'mapLimitSettled(xs, slots, f)',
  )
})

it('is written with a library, as its table says', () => {
  const library =
    (context: Context): BringMapper =>
    (settles, at) => {
      const hand = limiterAtHand(context)
      return hand && libraryMapper(context, hand)(settles, at)
    }
  expect(written("import map from 'p-map'; here()", library)).toBe('map(xs, f, { concurrency: 10 })')
  expect(written("import map from 'p-map'; here()", library, 'allSettled')).toBe(undefined)
  expect(written("import limit from 'p-limit'; here()", library)).toBe(undefined)
})
