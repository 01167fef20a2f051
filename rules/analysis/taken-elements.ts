import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { isFunction } from './functions.ts'
import { fullNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether what a loop works on was taken out of its collection before the work: `for (const [key, entry] of pool) {
 * pool.delete(key); void dispose(entry) }`, `while (queue.length > 0) await work(queue.shift())`. Another run that
 * starts meanwhile finds the others only.
 */
export function isTakenOut(context: Context, work: TSESTree.Node): boolean {
  for (let inner = work, parent = work.parent; parent; inner = parent, parent = parent.parent) {
    const walked = walkedBy(parent)
    if (walked && takesBefore(context, parent, walked.list, work)) return true
    if (isFunction(inner) && !walkedBy(inner)) return false
  }
  return false
}

/** The collection that a loop, or a callback of `forEach`, goes over; every list where the loop says none. */
function walkedBy(node: TSESTree.Node): { list: TSESTree.Node | undefined } | undefined {
  if (isFunction(node)) {
    const call = outer(node)
    const member = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
    const isWalk = member?.type === 'MemberExpression' && propertyName(member) === 'forEach'
    return isWalk ? { list: member.object } : undefined
  }
  if (!isLoop(node)) return undefined
  return { list: node.type === 'ForOfStatement' ? viewed(node.right) : undefined }
}

/** `pool` of `pool.entries()`, `[...pool]` and `Array.from(pool.values())` */
function viewed(node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node)
  if (value.type === 'CallExpression') {
    const [copied] = value.arguments
    if (copied && value.arguments.length === 1 && fullNameOf(value.callee) === 'Array.from') return viewed(copied)
    const member = unwrap(value.callee)
    return member.type === 'MemberExpression' && VIEWS.has(propertyName(member) ?? '') ? member.object : value
  }
  const [only] = value.type === 'ArrayExpression' ? value.elements : []
  return only?.type === 'SpreadElement' ? viewed(only.argument) : value
}

const VIEWS = new Set(['entries', 'keys', 'values'])

function takesBefore(
  context: Context,
  loop: TSESTree.Node,
  list: TSESTree.Node | undefined,
  work: TSESTree.Node,
): boolean {
  return (
    findBelow(context, loop, 'own', (node) => {
      if (node.type !== 'CallExpression' || (node.range[0] > work.range[0] && !isGiven(node, work))) return false
      const member = unwrap(node.callee)
      if (member.type !== 'MemberExpression') return false
      const takes = propertyName(member) ?? ''
      return list ? takes === 'delete' && samePlace(context, member.object, list) : takes === 'shift' || takes === 'pop'
    }) !== undefined
  )
}

/** `work(queue.shift())` */
function isGiven(taken: TSESTree.Node, work: TSESTree.Node): boolean {
  return work.range[0] <= taken.range[0] && taken.range[1] <= work.range[1]
}
