import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { propertyName } from './bindings.ts'
import { functionAround } from './functions.ts'
import { numberOf } from './numbers.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * The comparison of a collection's length with a limit that decides whether `at` is reached, in the same function:
 * `if (xs.length > MAX) throw …`, `if (batch.size >= 10) { await Promise.all(batch); … }`,
 * `while (xs.length > n) xs.shift()`, `while (xs.size < MAX) xs.add(…)`.
 * Comparisons with 0 and 1 ask whether there is anything, not how much.
 */
export function lengthCheckOn(
  context: Context,
  collection: TSESTree.Node,
  at: TSESTree.Node,
): TSESTree.Node | undefined {
  const text = textOf(context, collection)
  const around = functionAround(at)?.body ?? context.sourceCode.ast
  // Most functions never ask for a length: their text tells without a walk.
  if (!/\.(?:length|size)\s*[<>)]|[<>]=?[^<>]*\.(?:length|size)\b/.test(context.sourceCode.getText(around)))
    return undefined
  return findBelow(context, around, 'all', (node) => {
    if (node.type !== 'BinaryExpression' || !RELATIONAL.has(node.operator)) return false
    const sides = [node.left, node.right] as const
    const measured = sides.find((side) => isLengthOf(context, side, text))
    const limit = sides.find((side) => side !== measured)
    return measured !== undefined && limit !== undefined && isLimit(context, limit) && decides(context, node, at, text)
  })
}

const RELATIONAL = new Set(['>', '>=', '<', '<='])

function isLengthOf(context: Context, node: TSESTree.Node, text: string): boolean {
  const member = unwrap(node)
  if (member.type !== 'MemberExpression' || !/^(?:length|size)$/.test(propertyName(member) ?? '')) return false
  return textOf(context, member.object) === text
}

function isLimit(context: Context, node: TSESTree.Node): boolean {
  const number = numberOf(context, node)
  if (number !== undefined) return number > 1 && number !== Infinity
  const limit = unwrap(node)
  // An index that runs up to the length is no limit: `while (i < xs.length)`.
  return limit.type === 'MemberExpression'
    ? propertyName(limit) !== 'length'
    : limit.type === 'Identifier' && limit.name.length > 1
}

/** Whether the comparison keeps control away from `at`, or makes the collection smaller. */
function decides(context: Context, comparison: TSESTree.Node, at: TSESTree.Node, text: string): boolean {
  let inner = comparison
  for (let parent = comparison.parent; parent; inner = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'LogicalExpression':
      case 'UnaryExpression':
      case 'TSAsExpression':
        continue
      case 'IfStatement':
        if (inner !== parent.test) return false
        if (isInside(at, parent.consequent) || (parent.alternate && isInside(at, parent.alternate))) return true
        return parent.range[0] < at.range[1] && (leaves(parent.consequent) || shrinks(context, parent.consequent, text))
      case 'WhileStatement':
        if (inner !== parent.test) return false
        return shrinks(context, parent.body, text) || (isInside(at, parent) && isBelow(context, comparison, text))
      case 'ConditionalExpression':
        return inner === parent.test && (isInside(at, parent) || shrinks(context, parent, text))
      case 'CallExpression':
        // `assert(xs.length <= 10)`
        return (
          parent.range[0] < at.range[0] &&
          /assert|invariant|check|ensure/i.test(context.sourceCode.getText(parent.callee))
        )
      default:
        return false
    }
  }
  return false
}

/** `xs.size < MAX`: what stands in a loop of this test goes on until there is no room. */
function isBelow(context: Context, comparison: TSESTree.Node, text: string): boolean {
  if (comparison.type !== 'BinaryExpression') return false
  return isLengthOf(context, comparison.operator.startsWith('<') ? comparison.left : comparison.right, text)
}

/** `xs.splice(…)`, `xs.length = 0`, `xs = []`, `await Promise.race(xs)` */
function shrinks(context: Context, node: TSESTree.Node, text: string): boolean {
  return (
    findBelow(context, node, 'own', (inner) => {
      if (inner.type === 'AssignmentExpression') {
        const left = unwrap(inner.left)
        return textOf(context, left) === text || isLengthOf(context, left, text)
      }
      if (inner.type !== 'CallExpression') return false
      const callee = unwrap(inner.callee)
      const isOwn = callee.type === 'MemberExpression' && textOf(context, callee.object) === text
      if (isOwn && SHRINKING.has(propertyName(callee) ?? '')) return true
      return inner.arguments.some(
        (argument) => textOf(context, argument) === text || textOf(context, argument) === `...${text}`,
      )
    }) !== undefined
  )
}

const SHRINKING = new Set(['splice', 'slice', 'shift', 'pop', 'clear', 'delete'])

function textOf(context: Context, node: TSESTree.Node): string {
  return context.sourceCode.getText(unwrap(node)).replaceAll(/\s|[!?]/g, '')
}
