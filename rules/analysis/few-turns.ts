import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { IDENTITIES } from '../knowledge/telling-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { lastNameOf, rootOf } from './names.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether few turns of a walk pass the test: the one whose element is it (`if (name === 'coins') …`), or one in a
 * while, by a clock that the branch sets anew (`if (now() - last > 60_000) { …; last = now() }`).
 */
export function isForFewTurns(context: Context, branch: TSESTree.IfStatement, walk: TSESTree.Node): boolean {
  return isOfOneElement(context, branch.test, walk) || isOnceInAWhile(context, branch)
}

/**
 * `key === 'name'`, `link.id === added.id`, `change.resource.isEqual(uri)`, also as a part of `… && …`; of another
 * property (`item.kind === 'x'`) many may have the same.
 */
function isOfOneElement(context: Context, test: TSESTree.Expression, walk: TSESTree.Node): boolean {
  const node = unwrap(test)
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    return [node.left, node.right].some((part) => isOfOneElement(context, part, walk))
  }
  const sides = comparedBy(node)
  if (!sides) return false
  const [left, right] = sides
  return (
    (isIdentity(context, left, walk) && isOfBefore(context, right, walk)) ||
    (isIdentity(context, right, walk) && isOfBefore(context, left, walk))
  )
}

/** The two sides of `a === b` and of `a.equals(b)`. */
function comparedBy(node: TSESTree.Node): [TSESTree.Node, TSESTree.Node] | undefined {
  if (node.type === 'BinaryExpression') {
    return /^===?$/.test(node.operator) ? [unwrap(node.left), unwrap(node.right)] : undefined
  }
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined
  const [other] = node.arguments
  return other && EQUALITY.test(propertyName(callee) ?? '') ? [unwrap(callee.object), unwrap(other)] : undefined
}

const EQUALITY = /^(?:isEqual|equals)$/

/** The element, or what tells it from all others. */
function isIdentity(context: Context, node: TSESTree.Node, walk: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return isElement(context, node, walk)
  if (node.type !== 'MemberExpression' || !IDENTITIES.test(propertyName(node) ?? '')) return false
  const object = unwrap(node.object)
  return object.type === 'Identifier' && isElement(context, object, walk)
}

/** A value that all turns compare with: it was there before the walk. */
function isOfBefore(context: Context, node: TSESTree.Node, walk: TSESTree.Node): boolean {
  if (node.type === 'Literal') return true
  const root = rootOf(node)
  if (root.type !== 'Identifier') return root.type === 'ThisExpression'
  const binding = bindingOf(context, root)
  const home =
    binding?.from === 'variable' ? binding.declarator : binding?.from === 'parameter' ? binding.fn : undefined
  return home === undefined || !isInside(home, walk)
}

function isElement(context: Context, id: TSESTree.Identifier, walk: TSESTree.Node): boolean {
  const binding = bindingOf(context, id)
  if (binding?.from === 'variable') {
    const isOfWalk = isLoop(walk) && 'left' in walk && isInside(binding.declarator, walk.left)
    return isOfWalk && binding.path.length === 0
  }
  if (binding?.from !== 'parameter' || binding.path.length > 0) return false
  return outer(binding.fn) === walk && binding.index === 0
}

function isOnceInAWhile(context: Context, { test, consequent }: TSESTree.IfStatement): boolean {
  const isCompared = (node: TSESTree.Node): boolean => node.type === 'BinaryExpression' && /[<>]/.test(node.operator)
  if (!findBelow(context, test, 'own', isCompared)) return false
  return (
    findBelow(context, consequent, 'own', (node) => {
      if (node.type !== 'AssignmentExpression' || !isTime(context, node.right)) return false
      const root = rootOf(node.left)
      const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
      return binding?.from !== 'variable' || !isInside(binding.declarator, consequent)
    }) !== undefined
  )
}

/** What a clock says, here or in a const: `const now = Date.now()`. */
function isTime(context: Context, node: TSESTree.Node): boolean {
  if (findBelow(context, node, 'own', isClock)) return true
  const value = unwrap(node)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init ? findBelow(context, init, 'own', isClock) !== undefined : false
}

/** `Date.now()`, `new Date()`, `performance.now()`, `process.hrtime()` */
function isClock(node: TSESTree.Node): boolean {
  if (node.type === 'NewExpression') return lastNameOf(node.callee) === 'Date'
  return node.type === 'CallExpression' && /^(?:now|hrtime)$/.test(lastNameOf(node.callee) ?? '')
}
