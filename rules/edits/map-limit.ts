import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { bindingOf, referencesOf } from '../analysis/bindings.ts'
import type { FanOut } from '../analysis/facts.ts'
import { functionAround } from '../analysis/functions.ts'
import { mayChangeWhile } from './changes-while.ts'
import { mayBeReadEarly } from './early-writes.ts'
import { runtimeMapper, type BringMapper } from './mapper-call.ts'
import { plainWalkOf } from './plain-walks.ts'
import { pushesToMapLimit } from './pushed-tasks.ts'
import { reducedToMapLimit } from './reduced-tasks.ts'
import { spreadToMapLimit } from './spread-tasks.ts'
import { losesComment, movedTo, statementOf } from './text.ts'

/**
 * Bounds a fan-out: `Promise.all(xs.map(f))` and `Promise.all(Array.from(xs, f))` become `mapLimit(xs, 10, f)`,
 * `Promise.allSettled(…)` becomes `mapLimitSettled(…)`; a const of promises that is joined later, and a list that a
 * loop, a `forEach` or a `reduce` fills with them, becomes one promise.
 * `null` where a comment, type arguments or a `thisArg` would be lost, the mapper takes more than item and index or is
 * not in this file, items may be promises, or a throw before the first `await` would arrive elsewhere.
 * `mapper` is what is called instead: the mapper of another library, or the runtime's with a semaphore.
 */
export function toMapLimit(
  context: Context,
  fanOut: FanOut,
  mapper: BringMapper = runtimeMapper(context),
): Edit | null {
  const { join, settles } = fanOut
  if (settles !== 'all' && settles !== 'allSettled') return null
  if (join.typeArguments || join.optional || join.arguments.length !== 1 || join.parent.type === 'ChainExpression')
    return null
  if (fanOut.form === 'pushed' || fanOut.form === 'forEach') return pushesToMapLimit(context, fanOut, mapper)
  if (fanOut.form === 'reduce') return reducedToMapLimit(context, fanOut, mapper)
  if (fanOut.form === 'spread') return spreadToMapLimit(context, fanOut, mapper)
  const walk = plainWalkOf(context, fanOut)
  if (!walk) return null
  const [tasks] = join.arguments
  const isInline = tasks === walk.call
  if (!isInline && !isOneConst(context, tasks, walk.call)) return null

  if (mayBeReadEarly(context, walk.mapper, join, walk.call)) return null
  const replaced = isInline ? join : walk.call
  if (losesComment(context, replaced, walk.items, walk.mapper)) return null
  if (!isInline && losesComment(context, join)) return null
  const call = mapper(settles, replaced)
  if (!call) return null
  const items = movedTo(context, walk.items, replaced)
  const source = mayChangeWhile(context, walk.items, join, walk.call) ? `[...${items}]` : items
  const text = call.write(source, movedTo(context, walk.mapper, replaced))
  return (fixer) => [
    ...call.fix(fixer),
    fixer.replaceText(replaced, text),
    ...(isInline ? [] : [fixer.replaceText(join, context.sourceCode.getText(tasks))]),
  ]
}

/** `const tasks = xs.map(f)` that only the join reads, with no wait between which the tasks might need. */
function isOneConst(context: Context, tasks: TSESTree.Node | undefined, walk: TSESTree.CallExpression): boolean {
  const declarator = walk.parent
  if (tasks?.type !== 'Identifier' || declarator.type !== 'VariableDeclarator' || declarator.init !== walk) return false
  if (declarator.id.type !== 'Identifier' || declarator.id.typeAnnotation || declarator.parent.kind !== 'const')
    return false
  const binding = bindingOf(context, tasks)
  if (binding?.from !== 'variable' || binding.declarator !== declarator) return false
  if (referencesOf(binding.variable).length !== 1 || functionAround(tasks) !== functionAround(walk)) return false
  const join = statementOf(tasks)
  return (
    join !== undefined &&
    !context.sourceCode.getTokensBetween(declarator, join).some(({ value }) => value === 'await' || value === 'yield')
  )
}
