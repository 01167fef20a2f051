import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { callsIn, functionsRunBy } from './calls-in.ts'
import { functionAround, functionOf } from './functions.ts'

/**
 * Whether running `code` runs the function again that `place` stands in: `entries.map((entry) => walk(entry))` in
 * `walk`. A limit at each level is then none for the whole.
 */
export function runsAgain(context: Context, code: TSESTree.Node, place: TSESTree.Node): boolean {
  const around = functionAround(place)
  if (!around) return false
  const started = functionOf(context, code)
  if (started === around) return true
  return callsIn(context, started ?? code).some((call) => functionsRunBy(context, call).includes(around))
}
