import type { TSESTree } from '@typescript-eslint/utils'
import { leaves } from './answer-tests.ts'
import { isInside } from './walk.ts'

/**
 * Whether the code does the one or the other, never both: `if (own) await a(); else await b()`, cases of a `switch`,
 * and what follows a branch that leaves: `if (own) { await a(); return } await b()`.
 */
export function isOtherBranch(a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [first, second] = a.range[0] <= b.range[0] ? [a, b] : [b, a]
  for (let arm = first, fork = first.parent; fork; arm = fork, fork = fork.parent) {
    const isAround = isInside(second, fork)
    if (fork.type === 'IfStatement' && arm !== fork.test) {
      if (isAround ? !isInside(second, fork.test) : leaves(arm)) return true
    }
    if (fork.type === 'ConditionalExpression' && arm !== fork.test && isAround) return true
    if (fork.type === 'SwitchStatement' && arm !== fork.discriminant && isAround) return true
    if (isAround) return false
  }
  return false
}
