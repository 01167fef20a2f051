import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { findBelow, isInside } from './walk.ts'

/** What leaves a function, or may: an `await` that fails. */
export const LEAVING = new Set(['AwaitExpression', 'ReturnStatement', 'ThrowStatement'])

/** `await slots.acquire(); try { … } finally { slots.release() }`, with nothing between that may leave. */
export function endsInFinally(context: Context, release: TSESTree.Node, statement: TSESTree.Statement): boolean {
  for (let inner = release, parent = release.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type !== 'TryStatement' || inner !== parent.finalizer) continue
    const { block } = parent
    if (isInside(statement, block)) return true
    if (statement.range[1] > parent.range[0]) continue
    const home = statement.parent ?? statement
    return !findBelow(
      context,
      home,
      'own',
      (node) =>
        LEAVING.has(node.type) &&
        node.range[0] >= statement.range[1] &&
        node.range[1] <= block.range[0] &&
        !finalizersAround(node).some((end) => isInside(release, end)),
    )
  }
  return false
}

/** The `finally` blocks through which `node` leaves, up to `home`. */
export function finalizersAround(node: TSESTree.Node, home?: TSESTree.Node): TSESTree.BlockStatement[] {
  const found: TSESTree.BlockStatement[] = []
  for (let inner = node, parent = node.parent; parent && inner !== home; inner = parent, parent = parent.parent) {
    if (parent.type === 'TryStatement' && parent.finalizer && inner !== parent.finalizer) found.push(parent.finalizer)
  }
  return found
}
