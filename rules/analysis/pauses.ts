import type { TSESTree } from '@typescript-eslint/utils'

/** Whether the code around goes on only later: `await`, `yield`, `for await`. */
export function isPause(node: TSESTree.Node): boolean {
  return (
    node.type === 'AwaitExpression' || node.type === 'YieldExpression' || (node.type === 'ForOfStatement' && node.await)
  )
}
