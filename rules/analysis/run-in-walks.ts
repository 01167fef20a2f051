import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { FunctionNode } from './facts.ts'
import { isFunction } from './functions.ts'
import { isLoop } from './repetition.ts'
import { outer } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { closest } from './walk.ts'

/**
 * Whether one piece of the code runs the function many times: a callback that it is handed as, a loop that calls it.
 * What a function adds to a list at each of its calls was otherwise started by whoever called it.
 */
export function isRunInWalk(context: Context, fn: FunctionNode): boolean {
  if (outer(fn)?.type === 'CallExpression') return true
  return callsOf(context, fn).some((call) => {
    const around = closest(call, isTurn)
    return around && (isLoop(around) || outer(around)?.type === 'CallExpression')
  })
}

function isTurn(node: TSESTree.Node): node is TSESTree.Node {
  return isLoop(node) || isFunction(node)
}
