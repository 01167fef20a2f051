import type { TSESTree } from '@typescript-eslint/utils'
import { unwrap } from '../analysis/unwrap.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { putBefore, putBehind } from './own-line.ts'

/**
 * Gives a call an option: `f(x)` becomes `f(x, { limit: 10 })`, `new Queue` becomes `new Queue({ limit: 10 })`. `null`
 * where the options stand elsewhere, or an argument before them is missing.
 */
export function addOption(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  at: number,
  option: string,
): Edit | null {
  const given = call.arguments[at]
  if (given) {
    const object = unwrap(given)
    if (object.type !== 'ObjectExpression') return null
    const [first] = object.properties
    if (first) return putBefore(context, first, option)
    return context.sourceCode.getCommentsInside(object).length > 0
      ? null
      : (fixer) => fixer.replaceText(object, `{ ${option} }`)
  }
  const before = call.arguments.at(-1)
  if (call.arguments.length !== at) return null
  if (before) return putBehind(context, before, `{ ${option} }`)
  const end = context.sourceCode.getLastToken(call)
  if (end?.value !== ')') return (fixer) => fixer.insertTextAfter(call, `({ ${option} })`)
  return (fixer) => fixer.insertTextBefore(end, `{ ${option} }`)
}
