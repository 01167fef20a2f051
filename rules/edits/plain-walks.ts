import type { TSESTree } from '@typescript-eslint/utils'
import { isArray } from '../analysis/array-values.ts'
import { propertyName } from '../analysis/bindings.ts'
import type { FanOut } from '../analysis/facts.ts'
import { functionAround } from '../analysis/functions.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { closest } from '../analysis/walk.ts'
import type { Context } from '../kit/context.ts'
import { fittingMapper, mayHoldPromises } from './mapper-fit.ts'

/** A walk with one task an element, and nothing that a bounded map has no place for. */
export interface PlainWalk {
  readonly call: TSESTree.CallExpression
  readonly items: TSESTree.Expression
  readonly mapper: TSESTree.Expression
}

/**
 * `xs.map(f)`, `Array.from(xs, f)` or `_.map(xs, f)` over an array, where a bounded map would call the same function
 * with the same arguments, and its failures arrive in the same place.
 */
export function plainWalkOf(context: Context, fanOut: FanOut): PlainWalk | undefined {
  const walk = walkOf(context, fanOut)
  if (!walk || mayHoldPromises(context, walk.items)) return undefined
  return isSound(context, walk.mapper, fanOut) ? walk : undefined
}

function walkOf(context: Context, { form, walk, items }: FanOut): PlainWalk | undefined {
  if (walk.type !== 'CallExpression' || !items || walk.optional || walk.typeArguments) return undefined
  const { callee } = walk
  if (callee.type !== 'MemberExpression' || callee.optional || walk.parent.type === 'ChainExpression') return undefined
  const isGivenItems = unwrap(callee.object) !== unwrap(items)
  const mapper = walk.arguments[isGivenItems ? 1 : 0]
  if (!mapper || mapper.type === 'SpreadElement' || walk.arguments.length !== (isGivenItems ? 2 : 1)) return undefined
  if (form === 'from') return unwrap(items).type === 'ObjectExpression' ? undefined : { call: walk, items, mapper }
  if (propertyName(callee) !== 'map') return undefined
  // `_.map(xs, f)` walks the values of an object, too, and nothing where there is nothing.
  if (isGivenItems) return isArray(context, items) && !hasHoles(items) ? { call: walk, items, mapper } : undefined
  return isWrapper(callee.object) || hasHoles(callee.object) ? undefined : { call: walk, items: callee.object, mapper }
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
