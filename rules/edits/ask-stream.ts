import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import type { Put } from '../analysis/facts.ts'
import { propertyName, variableOf } from '../analysis/bindings.ts'
import { functionAround } from '../analysis/functions.ts'
import { rootOf } from '../analysis/names.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { losesComment, textOf } from './text.ts'

/**
 * Asks the stream where an old answer was asked: `if (!ok)` becomes `if (sink.writableNeedDrain)`. `null` where the
 * test looks at more, the sink is not known to have it, or is not in sight there.
 */
export function askTheStream(
  context: Context,
  test: TSESTree.Expression,
  answer: TSESTree.Expression,
  { call, receiver, origin }: Put,
): Edit | null {
  if (origin.evidence !== 'known' || !origin.thing.room?.includes('writableNeedDrain')) return null
  const isFull = test.type === 'UnaryExpression' && test.operator === '!' && unwrap(test.argument) === answer
  if (!isFull || !isPlain(receiver) || losesComment(context, test)) return null
  if (!isInSight(context, receiver, test, call)) return null
  return (fixer) => fixer.replaceText(test, `${textOf(context, receiver)}.writableNeedDrain`)
}

/** Whether the name says the same at the test as at the write. */
function isInSight(context: Context, receiver: TSESTree.Node, test: TSESTree.Node, call: TSESTree.Node): boolean {
  const root = rootOf(receiver)
  if (root.type !== 'Identifier') return functionAround(test) === functionAround(call)
  const variable = variableOf(context, root)
  for (let scope: ReturnType<typeof context.sourceCode.getScope> | null = context.sourceCode.getScope(test); scope; ) {
    const found = scope.set.get(root.name)
    if (found) return found === variable
    scope = scope.upper
  }
  return false
}

/** `res`, `this.socket`: the same each time it is read. */
function isPlain(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier' || node.type === 'ThisExpression') return true
  return node.type === 'MemberExpression' && !node.optional && propertyName(node) !== undefined && isPlain(node.object)
}
