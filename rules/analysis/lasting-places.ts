import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { placeOf } from './places.ts'
import { isInside } from './walk.ts'

/** Whether the variable or property is there before the turn (a loop, a walk or a function) and after it. */
export function outlives(context: Context, place: TSESTree.Node, turn: TSESTree.Node): boolean {
  const root = placeOf(context, place)?.root
  if (!root) return false
  const { defs } = root as { readonly defs?: readonly { readonly node: TSESTree.Node }[] }
  return (defs ?? []).every((def) => !isInside(def.node, turn))
}
