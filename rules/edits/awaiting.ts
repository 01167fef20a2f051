import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isFunction } from '../analysis/functions.ts'
import { findBelow } from '../analysis/walk.ts'

/**
 * Whether an `await` may stand at `node`: in the body of an async function, with nothing between that has a body of its
 * own; or at the top of a module that awaits there already.
 */
export function canAwait(context: Context, node: TSESTree.Node): boolean {
  let inner: TSESTree.Node = node
  for (let parent = node.parent; parent; inner = parent, parent = parent.parent) {
    if (isFunction(parent)) return parent.async && parent.body === inner
    if (parent.type === 'PropertyDefinition' || parent.type === 'StaticBlock' || parent.type === 'AccessorProperty')
      return false
    if (parent.type === 'Program') return awaitsAtTop(context, parent)
  }
  return false
}

function awaitsAtTop(context: Context, program: TSESTree.Program): boolean {
  return program.body.some((statement) => !isFunction(statement) && findBelow(context, statement, 'own', isAwait))
}

function isAwait(node: TSESTree.Node): boolean {
  return node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)
}
