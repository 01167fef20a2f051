import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { variableOf } from '../analysis/bindings.ts'
import { isFunction, type FunctionNode } from '../analysis/facts.ts'
import { isLoop } from '../analysis/repetition.ts'
import { outer } from '../analysis/unwrap.ts'
import { allBelow, closest, isInside } from '../analysis/walk.ts'

/**
 * Leaves the loop when the stream is full: `this.push(chunk)` becomes `if (!this.push(chunk)) break`. `null` where the
 * next call of the function could not go on from there: the loop's state is its own, something follows the loop, or
 * leaving it would close the source.
 */
export function breakWhenFull(
  context: Context,
  call: TSESTree.CallExpression,
  loop: TSESTree.Node,
  read: FunctionNode,
): Edit | null {
  const statement = call.parent
  if (statement.type !== 'ExpressionStatement' || !isLoop(loop) || loop.type === 'ForOfStatement') return null
  if (loop.type === 'ForInStatement' || outer(loop) !== read.body || read.body.type !== 'BlockStatement') return null
  if (read.body.body.at(-1) !== loop || keepsState(context, loop, read)) return null
  // A `switch` around would be left instead; an `else` that follows must stay with its own `if`.
  const breaks = closest(
    call,
    (node): node is TSESTree.Node => isLoop(node) || node.type === 'SwitchStatement' || isFunction(node),
  )
  const holder = statement.parent
  if (breaks !== loop || (holder.type === 'IfStatement' && holder.alternate)) return null
  return (fixer) => [fixer.insertTextBefore(call, 'if (!'), fixer.insertTextAfter(call, ') break')]
}

/** Whether the loop counts or collects in a variable that the next call of the function starts anew. */
function keepsState(context: Context, loop: TSESTree.Node, read: FunctionNode): boolean {
  const isOwn = (target: TSESTree.Node): boolean => {
    const variable = target.type === 'Identifier' ? variableOf(context, target) : undefined
    const declared = variable?.identifiers[0]
    return declared !== undefined && isInside(declared, read) && !isInside(declared, bodyOf(loop))
  }
  return (
    allBelow(context, loop, 'own', (node): node is TSESTree.Node => {
      if (node.type === 'UpdateExpression') return isOwn(node.argument)
      // `chunk = source.read()` brings in the next one, and keeps nothing.
      return node.type === 'AssignmentExpression' && isOwn(node.left) && !hasCall(context, node.right)
    }).length > 0
  )
}

function bodyOf(loop: TSESTree.Node): TSESTree.Node {
  return 'body' in loop && loop.body && !Array.isArray(loop.body) ? loop.body : loop
}

function hasCall(context: Context, node: TSESTree.Node): boolean {
  return allBelow(context, node, 'own', (inner): inner is TSESTree.Node => inner.type === 'CallExpression').length > 0
}
