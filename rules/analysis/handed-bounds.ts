import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { isOpen } from './entries.ts'
import type { Bound } from './facts.ts'
import { callsOf, usesOf } from './uses.ts'

/**
 * Why the parameter holds no more than so many: only this file calls the function, and each call hands in a collection
 * with a limit, `load(['a', 'b'])`, or writes the elements out, `load('a', 'b')` for `(...names) => …`.
 */
export function boundOfCallers(
  context: Context,
  id: TSESTree.Identifier,
  sizeOf: (node: TSESTree.Node) => Bound | undefined,
): string | undefined {
  const binding = bindingOf(context, id)
  if (binding?.from !== 'parameter') return undefined
  const { fn, index, path } = binding
  const calls = callsOf(context, fn)
  if (fn.params[index]?.type === 'RestElement') {
    const handedIn = calls.flatMap((call) => call.arguments)
    return handedIn.every(({ type }) => type !== 'SpreadElement') ? 'its callers write it out' : undefined
  }
  // A function that also stands somewhere as a value is called by whoever gets it.
  const uses = usesOf(context, fn).filter((use) => use !== fn)
  if (path.length > 0 || calls.length === 0 || calls.length < uses.length || isOpen(context, fn)) return undefined
  const isLimited = calls.every(({ arguments: given }) => {
    const argument = given[index]
    const isThere = argument !== undefined && given.slice(0, index + 1).every(({ type }) => type !== 'SpreadElement')
    return isThere && sizeOf(argument) !== undefined
  })
  return isLimited ? 'its callers hand in so few' : undefined
}
