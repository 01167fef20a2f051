import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { bindingOf, propertyName, referencesOf } from '../analysis/bindings.ts'
import type { FanOut } from '../analysis/facts.ts'
import { functionAround } from '../analysis/functions.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { closest } from '../analysis/walk.ts'
import { mayChangeWhile } from './changes-while.ts'
import { runtimeMapper, type BringMapper } from './mapper-call.ts'
import { fittingMapper, mayHoldPromises } from './mapper-fit.ts'
import { pushesToMapLimit } from './pushed-tasks.ts'
import { losesComment, movedTo, statementOf } from './text.ts'

/**
 * Bounds a fan-out: `Promise.all(xs.map(f))` and `Promise.all(Array.from(xs, f))` become `mapLimit(xs, 10, f)`,
 * `Promise.allSettled(…)` becomes `mapLimitSettled(…)`; a const of promises that is joined later, and a list that a
 * loop fills with them, becomes one promise.
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
  if (fanOut.form === 'pushed') return pushesToMapLimit(context, fanOut, mapper)
  const walk = walkOf(fanOut)
  if (!walk) return null
  if (mayHoldPromises(context, walk.items) || !isSound(context, walk.mapper, fanOut)) return null
  const [tasks] = join.arguments
  const isInline = tasks === walk.call
  if (!isInline && !isOneConst(context, tasks, walk.call)) return null

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

interface PlainWalk {
  readonly call: TSESTree.CallExpression
  readonly items: TSESTree.Expression
  readonly mapper: TSESTree.Expression
}

/** `xs.map(f)` or `Array.from(xs, f)`, with nothing that the runtime's form has no place for. */
function walkOf({ form, walk, items }: FanOut): PlainWalk | undefined {
  if (walk.type !== 'CallExpression' || !items || walk.optional || walk.typeArguments) return undefined
  const { callee } = walk
  if (callee.type !== 'MemberExpression' || callee.optional || walk.parent.type === 'ChainExpression') return undefined
  const mapper = walk.arguments[form === 'from' ? 1 : 0]
  if (!mapper || mapper.type === 'SpreadElement' || walk.arguments.length !== (form === 'from' ? 2 : 1))
    return undefined
  if (form === 'from') return unwrap(items).type === 'ObjectExpression' ? undefined : { call: walk, items, mapper }
  const isMap = form === 'map' && propertyName(callee) === 'map' && unwrap(callee.object) === unwrap(items)
  return isMap && !isWrapper(callee.object) && !hasHoles(callee.object)
    ? { call: walk, items: callee.object, mapper }
    : undefined
}

/** `$(…)` and `_(…)` are collections with a `map` of their own. */
function isWrapper(receiver: TSESTree.Node): boolean {
  const call = unwrap(receiver)
  return call.type === 'CallExpression' && call.callee.type === 'Identifier' && /^[$_]$/.test(call.callee.name)
}

function hasHoles(node: TSESTree.Node): boolean {
  return node.type === 'ArrayExpression' && node.elements.includes(null)
}

/** A mapper that may throw before it answers a promise: then the throw must arrive in the same place as a rejection. */
function isSound(context: Context, mapper: TSESTree.Expression, { join, settles }: FanOut): boolean {
  const fn = fittingMapper(context, mapper)
  if (!fn) return false
  if (fn.async) return true
  if (settles === 'allSettled') return fn.body.type !== 'BlockStatement'
  const around = functionAround(join)
  return around?.async || !closest(join, (node): node is TSESTree.TryStatement => node.type === 'TryStatement')
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
