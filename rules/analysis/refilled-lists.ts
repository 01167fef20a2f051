import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround } from './functions.ts'
import { outlives } from './lasting-places.ts'
import { usesOfPlace } from './place-uses.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow } from './walk.ts'

/**
 * The list that the function begins anew before the work and that the work adds to when it is done: `this.rows = [];
 * await this.load()`, with `this.rows.push(...await ask())` in `load()`. Of two runs at once each adds to the list that
 * the other has begun.
 */
export function listRefilledBy(
  context: Context,
  fn: FunctionNode,
  work: TSESTree.Node,
  callee: FunctionNode | undefined,
): TSESTree.Node | undefined {
  const begun = allBelow(context, fn.body, 'own', isBeginning).filter(({ range }) => range[1] <= work.range[0])
  return begun.find(({ left }) => outlives(context, left, fn) && isAddedTo(context, left, fn, work, callee))
}

/** `rows = []`, `this.rows = []` */
function isBeginning(node: TSESTree.Node): node is TSESTree.AssignmentExpression {
  if (node.type !== 'AssignmentExpression' || node.operator !== '=') return false
  return node.right.type === 'ArrayExpression' && node.right.elements.length === 0
}

/** `rows.push(x)`, `rows = [...rows, x]` after a wait of the function, or of the one that does the work. */
function isAddedTo(
  context: Context,
  place: TSESTree.Node,
  fn: FunctionNode,
  work: TSESTree.Node,
  callee: FunctionNode | undefined,
): boolean {
  return usesOfPlace(context, place).some((use) => {
    if (!isAdding(use)) return false
    const home = functionAround(use)
    if (home === fn) return use.range[0] > work.range[1]
    const end = outer(outer(use) ?? use)?.range[1] ?? use.range[1]
    const isWait = (node: TSESTree.Node): node is TSESTree.Node => node.type === 'AwaitExpression'
    return (
      home !== undefined &&
      home === callee &&
      allBelow(context, home.body, 'own', isWait).some(({ range }) => range[0] < end)
    )
  })
}

function isAdding(use: TSESTree.Node): boolean {
  const parent = outer(use)
  if (parent?.type === 'SpreadElement') return true
  if (parent?.type !== 'MemberExpression' || unwrap(parent.object) !== use) return false
  return outer(parent)?.type === 'CallExpression' && ADDING.has(propertyName(parent) ?? '')
}

const ADDING = new Set(['push', 'unshift'])
