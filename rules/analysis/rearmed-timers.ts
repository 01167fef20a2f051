import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { outer } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the call starts a timer that takes back the one before it: `clearTimeout(this.timer); this.timer =
 * setTimeout(save, 500)`. However often the code around runs in a row, its callback runs once for all.
 */
export function isRearmed(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (lastNameOf(call.callee) !== 'setTimeout') return false
  const assignment = outer(call)
  const home = assignment?.type === 'AssignmentExpression' ? functionAround(call) : undefined
  if (assignment?.type !== 'AssignmentExpression' || !home) return false
  const taken = findBelow(context, home.body, 'own', (node) => {
    if (node.type !== 'CallExpression' || lastNameOf(node.callee) !== 'clearTimeout') return false
    const [timer] = node.arguments
    return timer !== undefined && node.range[1] < call.range[0] && samePlace(context, timer, assignment.left)
  })
  return taken !== undefined
}
