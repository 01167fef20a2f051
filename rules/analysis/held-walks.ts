import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SLOW_TO_WALK } from '../knowledge/source-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { derivedFrom, sourceOf } from './derived.ts'
import type { Repetition } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { sourcesOf } from './inputs.ts'
import { lastNameOf, rootOf } from './names.ts'
import { isPause } from './pauses.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether the loop never waits and goes over what is in memory as a whole: an array with its `forEach`, `for…of` or an
 * index, lines that an object gives by their number. What it writes is held at most as about a second copy.
 */
export function walksHeld(context: Context, item: TSESTree.Node, { kind, node, body }: Repetition): boolean {
  if (kind !== 'loop' && kind !== 'per-item') return false
  if (findBelow(context, body, 'own', isPause)) return false
  if (node.type === 'ForStatement') return isReadByIndex(context, item, node)
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  const walked = node.type === 'ForOfStatement' || node.type === 'ForInStatement' ? node.right : callee
  if (!walked) return false
  return isHeld(context, walked.type === 'MemberExpression' && walked === callee ? walked.object : walked)
}

/**
 * Whether such a loop puts in what the list holds as it is: an element, or a field of one (`for (const part of parts)
 * out.write(part)`). The sink then keeps what the list keeps, and to wait for room would free nothing.
 */
export function handsOnHeld(context: Context, item: TSESTree.Node, repetition: Repetition): boolean {
  if (repetition.via.length > 0 || !walksHeld(context, item, repetition)) return false
  const { node, body } = repetition
  if (node.type === 'ForStatement') return unwrap(item).type === 'MemberExpression'
  const root = rootOf(item)
  if (root.type !== 'Identifier' || !isRead(item)) return false
  const binding = bindingOf(context, root)
  if (binding?.from === 'parameter') return binding.fn === body && binding.index === 0
  return binding?.from === 'variable' && binding.declarator.parent.parent === node
}

/** `part`, `entry.request`: a name and its fields, with nothing called on the way. */
function isRead(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'Identifier' || (value.type === 'MemberExpression' && isRead(value.object))
}

/**
 * Whether the loop never waits and goes over a list that the same function has made and filled: `const events = [];
 * events.push(e); for (const event of events) …`.
 */
export function walksCollected(context: Context, { kind, node, body }: Repetition): boolean {
  if ((kind !== 'loop' && kind !== 'per-item') || findBelow(context, body, 'own', isPause)) return false
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  const walked = node.type === 'ForOfStatement' ? node.right : callee
  const list = walked && unwrap(walked === callee && callee.type === 'MemberExpression' ? callee.object : walked)
  const binding = list?.type === 'Identifier' ? bindingOf(context, list) : undefined
  if (binding?.from !== 'variable' || binding.declarator.init?.type !== 'ArrayExpression') return false
  return functionAround(binding.declarator) === functionAround(node)
}

/** A list that is named or read from a collection; a generator or a cursor makes its elements as it goes. */
function isHeld(context: Context, walked: TSESTree.Node): boolean {
  if (isCopied(walked)) return true
  const list = sourceOf(walked)
  if (list.type !== 'Identifier' && list.type !== 'MemberExpression') return false
  if (SLOW_TO_WALK.test(lastNameOf(list) ?? '')) return false
  const binding = list.type === 'Identifier' ? bindingOf(context, list) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  const made = init ? unwrap(init, { awaits: true }) : undefined
  if (made?.type !== 'CallExpression' && made?.type !== 'NewExpression') return true
  const maker = made.type === 'CallExpression' ? functionOf(context, made.callee) : undefined
  return maker?.generator !== true && !SLOW_TO_WALK.test(lastNameOf(made) ?? '')
}

/** `[...rows]`, `Object.values(byName).sort()`: an array stands there as a whole, whatever its elements came from. */
function isCopied(walked: TSESTree.Node): boolean {
  const list = unwrap(walked, { awaits: true })
  if (list.type === 'ArrayExpression') return true
  const callee = list.type === 'CallExpression' ? unwrap(list.callee) : undefined
  if (callee?.type === 'MemberExpression') {
    const isOfObject = callee.object.type === 'Identifier' && callee.object.name === 'Object'
    if (isOfObject || SORTING.test(propertyName(callee) ?? '')) return true
  }
  const from = derivedFrom(list)
  return from !== undefined && isCopied(from)
}

const SORTING = /^(?:sort|reverse|toSorted|toReversed)$/

/** `xs[i]`, `buffer.getLine(i)`, also through consts of the turn. */
function isReadByIndex(context: Context, item: TSESTree.Node, loop: TSESTree.ForStatement): boolean {
  const isIndex = (node: TSESTree.Node): boolean => {
    const binding = node.type === 'Identifier' ? bindingOf(context, node) : undefined
    return binding?.from === 'variable' && loop.init !== null && isInside(binding.declarator, loop.init)
  }
  const reads = (node: TSESTree.Node): boolean => {
    if (node.type === 'MemberExpression') return node.computed && isIndex(unwrap(node.property))
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false
    return READING.test(propertyName(callee) ?? '') && node.arguments.some(isIndex)
  }
  const inits = sourcesOf(context, item).flatMap((name) => {
    const binding = bindingOf(context, name)
    return binding?.from === 'variable' && isInside(binding.declarator, loop.body) ? [binding.declarator] : []
  })
  return [item, ...inits].some((made) => findBelow(context, made, 'own', reads) !== undefined)
}

const READING = /^(?:at|item|get(?:Line|Row|Item)?)$/
