import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { isDropped } from '../analysis/usage.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { canAwait } from './awaiting.ts'

/**
 * Awaits a promise that is dropped: `queue.put(job)` and `void queue.put(job)` become `await queue.put(job)`. `null`
 * where no `await` may stand, or somebody looks at the promise. Whether the wait can end is the rule's to prove.
 */
export function awaitCall(context: Context, call: TSESTree.CallExpression): Edit | null {
  if (!isDropped(call) || !canAwait(context, call)) return null
  let whole: TSESTree.Node = call
  while (whole.parent && unwrap(whole.parent) === call) whole = whole.parent
  const parent = whole.parent
  if (parent?.type !== 'UnaryExpression') return (fixer) => fixer.insertTextBefore(whole, 'await ')
  if (parent.operator !== 'void' || parent.parent.type !== 'ExpressionStatement') return null
  const word = context.sourceCode.getFirstToken(parent)
  return word && ((fixer) => fixer.replaceText(word, 'await'))
}
