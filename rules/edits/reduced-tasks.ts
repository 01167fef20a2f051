import type { TSESTree } from '@typescript-eslint/utils'
import { isArray } from '../analysis/array-values.ts'
import { propertyName, referencesOf, variableOf } from '../analysis/bindings.ts'
import { isFunction, type FanOut } from '../analysis/facts.ts'
import { functionAround } from '../analysis/functions.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { findBelow } from '../analysis/walk.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { mayChangeWhile } from './changes-while.ts'
import type { BringMapper } from './mapper-call.ts'
import { mayHoldPromises, takesPromiseItself } from './mapper-fit.ts'
import { losesComment, movedTo, textOf } from './text.ts'

/**
 * Bounds tasks that a reduction collects: `Promise.all(xs.reduce((ts, x) => { ts.push(f(x)); return ts }, []))` and
 * `(ts, x) => [...ts, f(x)]` become `mapLimit(xs, 10, (x) => f(x))`. `null` where the reduction does more than that, or
 * the list is not seen to be an array.
 */
export function reducedToMapLimit(context: Context, fanOut: FanOut, mapper: BringMapper): Edit | null {
  const { join, settles, walk, items } = fanOut
  if (walk.type !== 'CallExpression' || join.arguments[0] !== walk || walk.optional || walk.typeArguments) return null
  const reduced = reductionOf(context, walk)
  // A throw of the reducer comes before the join; in an async function it arrives in the same place.
  if (!reduced || settles !== 'all' || !functionAround(join)?.async) return null
  const { element, task } = reduced
  if (!items || !isArray(context, items) || mayHoldPromises(context, items)) return null
  if (takesPromiseItself(context, element) || losesComment(context, join, items, element, task)) return null
  const call = mapper(settles, join)
  if (!call) return null
  const list = movedTo(context, items, join)
  const source = mayChangeWhile(context, items, join, walk) ? `[...${list}]` : list
  const text = call.write(source, `(${textOf(context, element)}) => ${movedTo(context, task, join)}`)
  return (fixer) => [...call.fix(fixer), fixer.replaceText(join, text)]
}

interface Reduction {
  readonly element: TSESTree.Parameter
  readonly task: TSESTree.Expression
}

function reductionOf(context: Context, { arguments: given }: TSESTree.CallExpression): Reduction | undefined {
  const [reducer, start, ...more] = given
  const isEmpty = start?.type === 'ArrayExpression' && start.elements.length === 0
  if (!reducer || !isFunction(reducer) || reducer.async || reducer.generator || !isEmpty || more.length > 0)
    return undefined
  const [list, element, ...others] = reducer.params
  if (list?.type !== 'Identifier' || !element || element.type === 'RestElement' || others.length > 0) return undefined
  const { task, uses } = addedTo(list.name, reducer.body) ?? {}
  if (!task || findBelow(context, task, 'all', (node) => node.type === 'ThisExpression')) return undefined
  const variable = variableOf(context, list)
  // The list is read for nothing else.
  return variable && referencesOf(variable).length === uses ? { element, task } : undefined
}

/** `{ ts.push(t); return ts }`, `[...ts, t]`: the task, and how often they name the list. */
function addedTo(list: string, body: TSESTree.Node): { task: TSESTree.Expression; uses: number } | undefined {
  const isList = (node: TSESTree.Node | null | undefined): boolean => node?.type === 'Identifier' && node.name === list
  if (body.type === 'BlockStatement') {
    const [first, last, ...more] = body.body
    if (more.length > 0) return undefined
    if (first?.type === 'ReturnStatement' && !last) return first.argument ? addedTo(list, first.argument) : undefined
    if (first?.type !== 'ExpressionStatement' || last?.type !== 'ReturnStatement' || !isList(last.argument))
      return undefined
    const push = first.expression
    const task = push.type === 'CallExpression' ? givenTo(push, 'push', isList) : undefined
    return task && { task, uses: 2 }
  }
  const value = unwrap(body)
  if (value.type === 'ArrayExpression') {
    const [spread, task, ...more] = value.elements
    const isSpread = spread?.type === 'SpreadElement' && isList(spread.argument)
    return isSpread && task && task.type !== 'SpreadElement' && more.length === 0 ? { task, uses: 1 } : undefined
  }
  return undefined
}

function givenTo(
  { callee, arguments: given }: TSESTree.CallExpression,
  method: string,
  isList: (node: TSESTree.Node) => boolean,
): TSESTree.Expression | undefined {
  const [task, ...more] = given
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== method || !isList(callee.object)) return undefined
  return task && task.type !== 'SpreadElement' && more.length === 0 ? task : undefined
}
