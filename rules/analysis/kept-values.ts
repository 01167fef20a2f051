import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround } from './functions.ts'
import { outlives } from './lasting-places.ts'
import { isNoValue } from './no-value.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether the function does the work once and keeps what came of it: it leaves where the value is there already, and
 * fills it otherwise: `if (this.limit !== null) return this.limit; this.limit = await ask()`.
 */
export function isKeptValue(context: Context, fn: FunctionNode, work: TSESTree.Node): boolean {
  return (
    findBelow(context, fn.body, 'own', (node) => {
      if (node.type !== 'IfStatement' || node.range[1] > work.range[0] || !leaves(node.consequent)) return false
      const kept = presentIn(node.test)
      return kept !== undefined && outlives(context, kept, fn) && isFilledAfter(context, fn, kept, node)
    }) !== undefined
  )
}

/** `value`, `value !== null`, `value != null` */
function presentIn(test: TSESTree.Expression): TSESTree.Expression | undefined {
  const node = unwrap(test)
  if (node.type === 'Identifier' || node.type === 'MemberExpression') return node
  if (node.type !== 'BinaryExpression' || !/^!==?$/.test(node.operator) || !isNoValue(node.right)) return undefined
  return unwrap(node.left) as TSESTree.Expression
}

/** Filled with what is no constant: a flag that is set late (`done = true`) keeps no value. */
function isFilledAfter(context: Context, fn: FunctionNode, kept: TSESTree.Expression, test: TSESTree.Node): boolean {
  return (
    findBelow(context, fn.body, 'all', (node) => {
      if (node.type !== 'AssignmentExpression' || node.range[0] < test.range[1] || isInside(node, test)) return false
      if (node.right.type === 'Literal' || !samePlace(context, node.left, kept)) return false
      return functionAround(node) !== undefined
    }) !== undefined
  )
}
