import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import type { FunctionNode } from '../analysis/facts.ts'
import { returnsOf } from '../analysis/functions.ts'
import { findBelow } from '../analysis/walk.ts'

/**
 * Gives the value of the function's last call to its callers: `write(x) { out.write(x) }` becomes
 * `write(x) { return out.write(x) }`. `null` where the call is not the last statement, or something else is returned.
 */
export function returnValue(context: Context, call: TSESTree.CallExpression, fn: FunctionNode): Edit | null {
  if (fn.body.type !== 'BlockStatement' || fn.returnType) return null
  const last = fn.body.body.at(-1)
  if (last?.type !== 'ExpressionStatement' || last.expression !== call) return null
  if (returnsOf(context, fn).length > 0) return null
  // `if (closed) return`: there the answer would be undefined, which reads as full.
  if (findBelow(context, fn.body, 'own', (node) => node.type === 'ReturnStatement')) return null
  return (fixer) => fixer.insertTextBefore(last, 'return ')
}
