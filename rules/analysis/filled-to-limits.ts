import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { functionAround } from './functions.ts'
import { lengthCheckOn } from './length-checks.ts'
import { numberOf } from './numbers.ts'
import { usesOfPlace } from './place-uses.ts'
import { outer, unwrap } from './unwrap.ts'

/** More than this at once is too many, though it is a limit. */
const MANY = 1000

/**
 * The comparison that keeps a collection short where it is filled: `if (peers.size >= MAX_PEERS) return refuse();
 * peers.set(id, peer)`. Each place of the file that adds to it must have one, and nothing else may become the
 * collection.
 */
export function fillCheckOn(context: Context, collection: TSESTree.Node): TSESTree.Node | undefined {
  const uses = usesOfPlace(context, collection)
  if (uses.some(isReplaced)) return undefined
  const fills = uses.flatMap((use) => fillOf(use) ?? [])
  const checks = fills.map((fill) => {
    const check = lengthCheckOn(context, collection, fill)
    return check && functionAround(check) === functionAround(fill) && isSmall(context, check) ? check : undefined
  })
  return checks.every(Boolean) ? checks[0] : undefined
}

function fillOf(use: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const member = outer(use)
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== use) return undefined
  const call = outer(member)
  return call?.type === 'CallExpression' && FILLING.has(propertyName(member) ?? '') ? call : undefined
}

const FILLING = new Set(['set', 'add', 'push', 'unshift', 'splice'])

/** `peers = await load()`, but not `peers = []` and `peers = new Map()` */
function isReplaced(use: TSESTree.Expression): boolean {
  const assignment = outer(use)
  if (assignment?.type !== 'AssignmentExpression' || unwrap(assignment.left) !== use) return false
  const value = unwrap(assignment.right)
  if (value.type === 'ArrayExpression') return value.elements.length > 0
  return value.type !== 'NewExpression' || value.arguments.length > 0
}

function isSmall(context: Context, check: TSESTree.Node): boolean {
  const sides = check.type === 'BinaryExpression' ? [check.left, check.right] : []
  return sides.every((side) => (numberOf(context, side) ?? 0) <= MANY)
}
