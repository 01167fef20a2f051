import type { TSESTree } from '@typescript-eslint/utils'
import { isArray } from '../analysis/array-values.ts'
import { propertyName } from '../analysis/bindings.ts'
import type { LooseStart } from '../analysis/loose-starts.ts'
import { unwrap } from '../analysis/unwrap.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { settingsOf } from '../kit/settings.ts'
import { canAwait } from './awaiting.ts'
import { mayChangeWhile } from './changes-while.ts'
import { bringIn } from './imports.ts'
import { fittingMapper, mayHoldPromises } from './mapper-fit.ts'
import { losesComment, movedTo } from './text.ts'

/**
 * Waits for the tasks of a `forEach`, some at a time: `xs.forEach(async (x) => …)` becomes
 * `await forEachLimit(xs, 10, async (x) => …)`. `null` where no `await` may stand, the list is not seen to be an array,
 * the callback takes more than item and index, or a comment would be lost.
 */
export function toForEachLimit(context: Context, { form, walk }: LooseStart): Edit | null {
  if (form !== 'forEach' || walk.type !== 'CallExpression' || walk.optional || walk.typeArguments) return null
  const { callee, arguments: given } = walk
  if (callee.type !== 'MemberExpression' || callee.optional || propertyName(callee) !== 'forEach') return null
  const [mapper, ...more] = given
  if (!mapper || mapper.type === 'SpreadElement' || more.length > 0) return null
  if (walk.parent.type !== 'ExpressionStatement' || !canAwait(context, walk)) return null
  const items = callee.object
  if (!isArray(context, items) || hasHoles(items) || mayHoldPromises(context, items)) return null
  if (!fittingMapper(context, mapper)?.async || losesComment(context, walk, items, mapper)) return null
  const helper = bringIn(context, 'forEachLimit', walk)
  if (!helper) return null
  const text = movedTo(context, items, walk)
  const source = mayChangeWhile(context, items, walk) ? `[...${text}]` : text
  const limit = settingsOf(context).concurrency
  return (fixer) => [
    ...helper.fix(fixer),
    fixer.replaceText(walk, `await ${helper.local}(${source}, ${limit}, ${movedTo(context, mapper, walk)})`),
  ]
}

function hasHoles(items: TSESTree.Node): boolean {
  const list = unwrap(items)
  return list.type === 'ArrayExpression' && list.elements.includes(null)
}
