import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { variableOf } from './bindings.ts'
import type { Feed, FunctionNode, Queue } from './facts.ts'
import { functionAround } from './functions.ts'
import { closest, findBelow, isInside } from './walk.ts'
import { takesAll } from './whole-drains.ts'

/**
 * Whether the event that fills the list also empties it, by what it brings:
 * `if (lines.length > 1) { work(pieces.join('')); pieces = [] }`. It holds the pieces of one record until its end
 * comes; who is slow has no part in it.
 */
export function isOfOneRecord(context: Context, { drains }: Queue, { node }: Feed): boolean {
  const fn = functionAround(node)
  return drains.some((drain) => {
    if (!fn || functionAround(drain) !== fn || !takesAll(drain)) return false
    const around = closest(drain, (above): above is TSESTree.IfStatement => above.type === 'IfStatement')
    return around !== undefined && isInside(around, fn.body) && asksWhatCame(context, around.test, fn)
  })
}

/** Whether the test looks at a parameter or a variable of the function. */
function asksWhatCame(context: Context, test: TSESTree.Expression, fn: FunctionNode): boolean {
  return (
    findBelow(context, test, 'own', (node) => {
      const definition = node.type === 'Identifier' ? variableOf(context, node)?.defs.at(-1) : undefined
      return definition !== undefined && functionAround(definition.name) === fn
    }) !== undefined
  )
}
