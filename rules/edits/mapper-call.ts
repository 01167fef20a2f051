import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { FanOut } from '../analysis/facts.ts'
import type { LimiterAtHand } from '../analysis/limiters-at-hand.ts'
import type { Context } from '../kit/context.ts'
import { settingsOf } from '../kit/settings.ts'
import { lookup } from '../knowledge/index.ts'
import type { BoundPlace, Remedy } from '../knowledge/schema.ts'
import { bringIn, bringInAs } from './imports.ts'

/** A call that maps a collection a few items at a time, whichever library does it. */
export interface MapperCall {
  /** What brings the function in. */
  readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]
  readonly write: (items: string, mapper: string) => string
}

/** How a fan-out that settles so is mapped with a limit at `at`; `null` where it can't be. */
export type BringMapper = (settles: FanOut['settles'], at: TSESTree.Node) => MapperCall | null

/**
 * `mapLimit(xs, 10, f)` and `mapLimitSettled(xs, 10, f)` of the runtime. `limit` is what stands for the number: the
 * name of a semaphore.
 */
export function runtimeMapper(context: Context, limit = String(settingsOf(context).concurrency)): BringMapper {
  return (settles, at) => {
    const helper = bringIn(context, settles === 'all' ? 'mapLimit' : 'mapLimitSettled', at)
    return helper && { fix: helper.fix, write: (items, mapper) => `${helper.local}(${items}, ${limit}, ${mapper})` }
  }
}

/** `pMap(xs, f, { concurrency: 10 })`, `mapLimit(xs, 10, f)`: the mapper that a project has already. */
export function libraryMapper(context: Context, { module, remedy }: LimiterAtHand): BringMapper {
  return (settles, at) => {
    const { maps, bound } = (remedy && lookup(module, [remedy.export])?.export.call) ?? {}
    if (settles !== 'all' || !remedy || !maps || !bound || bound.argument === 'last') return null
    const brought = bringInAs(context, { name: remedy.export, source: module, called: remedy.named }, at)
    if (!brought) return null
    const limit = limitFor(context, remedy, bound)
    const places = [maps.items, maps.mapper, bound.argument]
    return {
      fix: brought.fix,
      write: (...given) => {
        const inOrder = places.map((_, place) => [...given, limit][places.indexOf(place)])
        return `${brought.local}(${inOrder.join(', ')})`
      },
    }
  }
}

/** The limit as the library takes it: `10`, `{ concurrency: 10 }`. */
export function limitFor(context: Context, { plainLimit }: Remedy, { option }: BoundPlace): string {
  const { concurrency } = settingsOf(context)
  return plainLimit || option === undefined ? String(concurrency) : `{ ${option}: ${concurrency} }`
}
