import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keepsEach } from './accumulations.ts'
import type { Repetition } from './facts.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether the turn that hands a chunk on also puts it whole into a list or a text that is held until the end: `all +=
 * chunk; controller.enqueue(chunk)`. What waits behind a slow reader is then at most a second copy of what is held.
 */
export function isKeptToo(context: Context, put: TSESTree.Node, repetition: Repetition): boolean {
  if (repetition.via.length > 0) return false
  return (
    findBelow(context, repetition.body, 'own', (node) => {
      if (node.type !== 'CallExpression' && node.type !== 'AssignmentExpression') return false
      return isOnTheWay(node, put) && keepsEach(context, node, repetition)
    }) !== undefined
  )
}

/** A statement of a block around the put: each chunk that is put comes past it. */
function isOnTheWay(node: TSESTree.Node, put: TSESTree.Node): boolean {
  const statement = node.parent
  if (statement?.type !== 'ExpressionStatement') return false
  return statement.parent.type === 'BlockStatement' && isInside(put, statement.parent)
}
