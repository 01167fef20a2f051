import type { FanOut } from '../analysis/facts.ts'
import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { mayChangeWhile } from './changes-while.ts'
import { mayBeReadEarly } from './early-writes.ts'
import type { BringMapper } from './mapper-call.ts'
import { plainWalkOf } from './plain-walks.ts'
import { losesComment, movedTo } from './text.ts'

/**
 * Bounds tasks that are spread into a join: `Promise.all([...xs.map(f)])` becomes `mapLimit(xs, 10, f)`; beside others,
 * `await Promise.all([...xs.map(f), g()])` becomes `await Promise.all([mapLimit(xs, 10, f), g()])`, where nobody reads
 * the results: their places in the list would be others.
 */
export function spreadToMapLimit(context: Context, fanOut: FanOut, mapper: BringMapper): Edit | null {
  const { join, settles, walk: spread } = fanOut
  const [tasks] = join.arguments
  const element = spread.parent
  if (tasks?.type !== 'ArrayExpression' || element?.type !== 'SpreadElement' || element.parent !== tasks) return null
  const isAlone = tasks.elements.length === 1
  if (!isAlone && !isDroppedAfterwards(join)) return null
  const walk = plainWalkOf(context, { ...fanOut, form: 'map' })
  if (walk && mayBeReadEarly(context, walk.mapper, join, isAlone ? join : element)) return null
  const replaced = isAlone ? join : element
  const call = walk && mapper(settles, replaced)
  if (!call || losesComment(context, replaced, walk.items, walk.mapper)) return null
  const items = movedTo(context, walk.items, replaced)
  const source = mayChangeWhile(context, walk.items, join, walk.call) ? `[...${items}]` : items
  const text = call.write(source, movedTo(context, walk.mapper, replaced))
  return (fixer) => [...call.fix(fixer), fixer.replaceText(replaced, text)]
}

/** `await Promise.all(…)` as a statement */
function isDroppedAfterwards({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'AwaitExpression' && parent.parent.type === 'ExpressionStatement'
}
