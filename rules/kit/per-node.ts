import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from './context.ts'

/**
 * An answer about a node that is found once, whoever asks. One that depends on itself has none: while it is being
 * found, the answer is `undefined`, which ends the circle.
 */
export function perNode<Node extends TSESTree.Node, Answer>(
  find: (context: Context, node: Node) => Answer | undefined,
): (context: Context, node: Node) => Answer | undefined {
  const answers = new WeakMap<Node, Answer | null>()
  return (context, node) => {
    const known = answers.get(node)
    if (known !== undefined) return known ?? undefined
    answers.set(node, null)
    const answer = find(context, node)
    if (answer !== undefined) answers.set(node, answer)
    return answer
  }
}
