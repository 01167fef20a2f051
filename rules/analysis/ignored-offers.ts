import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { OFFERS, OWN_OFFERS } from '../knowledge/telling-names.ts'
import { isUnheard } from './answers.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { methodOf } from './classes.ts'
import type { FunctionNode } from './facts.ts'
import { isMadeWith } from './floating-puts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { makerOf } from './makers.ts'
import { originOf } from './origin.ts'
import { namesOneOf, putNames } from './put-names.ts'
import { putOf } from './puts.ts'
import { typedVoid } from './typed-values.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * The method of an offer whose answer nobody looks at: `queue.tryPut(job)` as a statement, or in a listener. `void
 * queue.tryPut(job)` says that losing the item is meant.
 */
export function ignoredOffer(context: Context, call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee)
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined
  if (callee.type !== 'MemberExpression' || method === undefined || call.arguments.length === 0) return undefined
  const isKnown = refusingMethods(context).has(method)
  if (!isKnown && !OWN_OFFERS.has(method)) return undefined
  if (isMeant(call) || !isUnheard(context, call)) return undefined
  // A name like `enqueue` tells nothing by itself: only a class of the file shows what it answers.
  const isTelling = isKnown || OFFERS.has(method)
  if (!isTelling && !ownMethod(context, call, callee.object, method)) return undefined
  return mayRefuse(context, call, callee, method) ? method : undefined
}

function mayRefuse(
  context: Context,
  call: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
  method: string,
): boolean {
  const put = putOf(context, call)
  const fact = put?.origin.thing.puts?.[method]
  if (put) return fact?.refuses === true && !(fact.unless && isMadeWith(context, put, fact.unless))
  if (originOf(context, object)) return false
  const own = ownMethod(context, call, object, method)
  if (own) return OWN_OFFERS.has(method) && answersBoth(context, own)
  return OFFERS.has(method) && !typedVoid(context, call)
}

/** The method of a class of this file: of `this`, or of what the file makes. */
function ownMethod(
  context: Context,
  call: TSESTree.CallExpression,
  receiver: TSESTree.Expression,
  method: string,
): FunctionNode | undefined {
  const made = makerOf(context, receiver)
  if (made?.type !== 'NewExpression' || made.callee.type !== 'Identifier') return functionOf(context, call.callee)
  const binding = bindingOf(context, made.callee)
  return binding?.from === 'class' ? methodOf(binding.node, method) : undefined
}

/** `return false` where it is full, `return true` where it is not: the caller is meant to look. */
function answersBoth(context: Context, fn: FunctionNode): boolean {
  const values = returnsOf(context, fn).map((value) => unwrap(value))
  const answers = (wanted: boolean): boolean => values.some((v) => v.type === 'Literal' && v.value === wanted)
  return answers(false) && answers(true)
}

function isMeant(call: TSESTree.CallExpression): boolean {
  const parent = outer(call)
  return parent?.type === 'UnaryExpression' && parent.operator === 'void'
}

const refusingMethods = putNames((fact) => fact.refuses === true)
const namesRefusingMethod = namesOneOf(refusingMethods)
const namesOwnOffer = namesOneOf(() => OWN_OFFERS)

/** Whether the file calls a method that may be an offer: most do not. */
export function namesOffer(context: Context): boolean {
  return namesOwnOffer(context) || namesRefusingMethod(context)
}
