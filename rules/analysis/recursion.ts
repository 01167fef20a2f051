import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { callsIn, functionsRunBy } from './calls-in.ts'
import { functionAround, functionOf } from './functions.ts'

/**
 * Whether running `code` runs a function again that `place` stands in: `entries.map((entry) => walk(entry))` in `walk`,
 * or in a callback there. A limit at each level is then none for the whole.
 */
export function runsAgain(context: Context, code: TSESTree.Node, place: TSESTree.Node): boolean {
  const around: TSESTree.Node[] = []
  for (let fn = functionAround(place); fn; fn = functionAround(fn)) around.push(fn)
  if (around.length === 0) return false
  const started = functionOf(context, code)
  if (started && around.includes(started)) return true
  const calls = callsIn(context, started ?? code)
  return calls.some((call) => functionsRunBy(context, call).some((fn) => around.includes(fn)))
}
