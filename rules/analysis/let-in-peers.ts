import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the code before has turned away whom it does not know: `if (!isKnown(token)) return res.sendStatus(401)`. Who
 * comes further has a key to this server, and no stranger decides what it holds.
 */
export function isLetIn(context: Context, place: TSESTree.Node): boolean {
  for (let inner = place, { parent } = inner; parent; inner = parent, parent = parent.parent) {
    if (parent.type !== 'BlockStatement') continue
    const before = parent.body.slice(0, parent.body.indexOf(inner as TSESTree.Statement))
    if (before.some((step) => turnsAway(context, step))) return true
  }
  return false
}

function turnsAway(context: Context, step: TSESTree.Statement): boolean {
  if (step.type !== 'IfStatement' || !leaves(step.consequent)) return false
  return (
    findBelow(context, step.consequent, 'own', (node) => node.type === 'Literal' && REFUSED.has(node.value)) !==
    undefined
  )
}

const REFUSED = new Set<unknown>([401, 403])
