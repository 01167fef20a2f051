import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keepsEach, type Growing } from './accumulations.ts'
import { bindingOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether the turn that hands a chunk on also puts it whole, or what it hands on of it, into a list or a text that is
 * held until the end: `all += chunk; controller.enqueue(chunk)`. What waits behind a slow reader is then at most a
 * second copy of what is held.
 */
export function isKeptToo(context: Context, put: TSESTree.CallExpression, repetition: Repetition): boolean {
  if (repetition.via.length > 0) return false
  const [handed] = put.arguments
  const isHanded = (item: TSESTree.Node): boolean => handed !== undefined && samePlace(context, item, handed)
  return (
    findBelow(context, repetition.body, 'own', (node) => {
      if (node.type !== 'CallExpression' && node.type !== 'AssignmentExpression') return false
      if (!isOnTheWay(node, put)) return false
      return (
        keepsEach(context, node, repetition) ||
        (isHolder(context, node) && keepsEach(context, node, repetition, isHanded))
      )
    }) !== undefined
  )
}

/** A list or a text grows, and no number: `sent += piece` after `let sent = ''`. */
function isHolder(context: Context, node: Growing): boolean {
  if (node.type === 'CallExpression') return true
  const left = unwrap(node.left)
  const binding = left.type === 'Identifier' ? bindingOf(context, left) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init?.type === 'Literal' ? typeof init.value === 'string' : init?.type === 'ArrayExpression'
}

/** A statement of a block around the put: each chunk that is put comes past it. */
function isOnTheWay(node: TSESTree.Node, put: TSESTree.Node): boolean {
  const statement = node.parent
  if (statement?.type !== 'ExpressionStatement') return false
  return statement.parent.type === 'BlockStatement' && isInside(put, statement.parent)
}
