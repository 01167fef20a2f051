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
import type { BringMapper } from './mapper-call.ts'
import { fittingMapper, mayHoldPromises } from './mapper-fit.ts'
import { losesComment, movedTo } from './text.ts'

/**
 * Waits for the tasks of a `forEach`, some at a time: `xs.forEach(async (x) => …)` becomes
 * `await forEachLimit(xs, 10, async (x) => …)`. `null` where no `await` may stand, the list is not seen to be an array,
 * the callback takes more than item and index, or a comment would be lost.
 * `mapper` is what is called instead: the mapper of another library.
 */
export function toForEachLimit(
  context: Context,
  start: LooseStart,
  mapper: BringMapper = runtimeForEach(context),
): Edit | null {
  const walk = forEachWalk(context, start)
  if (!walk || losesComment(context, walk.call, walk.callee.object, walk.mapper)) return null
  const call = mapper('all', walk.call)
  if (!call) return null
  const items = walk.callee.object
  const text = movedTo(context, items, walk.call)
  const source = mayChangeWhile(context, items, walk.call) ? `[...${text}]` : text
  return (fixer) => [
    ...call.fix(fixer),
    fixer.replaceText(walk.call, `await ${call.write(source, movedTo(context, walk.mapper, walk.call))}`),
  ]
}

function runtimeForEach(context: Context): BringMapper {
  return (_, at) => {
    const helper = bringIn(context, 'forEachLimit', at)
    const limit = settingsOf(context).concurrency
    return helper && { fix: helper.fix, write: (items, mapper) => `${helper.local}(${items}, ${limit}, ${mapper})` }
  }
}

interface ForEachWalk {
  readonly call: TSESTree.CallExpression
  readonly callee: TSESTree.MemberExpression
  readonly mapper: TSESTree.Expression
}

/** `xs.forEach(async (x) => …)` as a statement that can wait, over what is seen to be an array. */
export function forEachWalk(context: Context, { form, walk }: LooseStart): ForEachWalk | undefined {
  if (form !== 'forEach' || walk.type !== 'CallExpression' || walk.optional || walk.typeArguments) return undefined
  const { callee, arguments: given } = walk
  if (callee.type !== 'MemberExpression' || callee.optional || propertyName(callee) !== 'forEach') return undefined
  const [mapper, ...more] = given
  if (!mapper || mapper.type === 'SpreadElement' || more.length > 0) return undefined
  if (walk.parent.type !== 'ExpressionStatement' || !canAwait(context, walk)) return undefined
  const items = callee.object
  if (!isArray(context, items) || hasHoles(items) || mayHoldPromises(context, items)) return undefined
  return fittingMapper(context, mapper)?.async ? { call: walk, callee, mapper } : undefined
}

function hasHoles(items: TSESTree.Node): boolean {
  const list = unwrap(items)
  return list.type === 'ArrayExpression' && list.elements.includes(null)
}
