import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { numberOf } from './numbers.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { closest, isInside } from './walk.ts'

/**
 * Whether the place is run only where the reply is a failure: `if (res.statusCode === 200) … else HERE`,
 * `if (res.statusCode >= 400) HERE`, `if (!res.ok) HERE`. What a server says of its failure is short.
 */
export function isFailureReply(context: Context, reply: TSESTree.Node, place: TSESTree.Node): boolean {
  return (
    closest(place, (node): node is TSESTree.IfStatement => {
      if (node.type !== 'IfStatement' || isInside(place, node.test)) return false
      const means = meaningOf(context, reply, node.test)
      if (means === undefined) return false
      return means === (isInside(place, node.consequent) ? 'failure' : 'success')
    }) !== undefined
  )
}

/** What a test that holds says of the reply. */
function meaningOf(context: Context, reply: TSESTree.Node, test: TSESTree.Node): 'failure' | 'success' | undefined {
  const value = unwrap(test)
  const isOf = (node: TSESTree.Node, name: RegExp): boolean => {
    const member = unwrap(node)
    return (
      member.type === 'MemberExpression' &&
      name.test(propertyName(member) ?? '') &&
      samePlace(context, member.object, reply)
    )
  }
  if (isOf(value, /^ok$/)) return 'success'
  if (value.type === 'UnaryExpression') return isOf(value.argument, /^ok$/) ? 'failure' : undefined
  if (value.type !== 'BinaryExpression' || !isOf(value.left, /^status(?:Code)?$/)) return undefined
  const status = numberOf(context, value.right)
  if (status === undefined) return undefined
  const isGood = status >= 200 && status < 300
  switch (value.operator) {
    case '===':
    case '==':
      return isGood ? 'success' : status >= 400 ? 'failure' : undefined
    case '!==':
    case '!=':
      return isGood ? 'failure' : undefined
    case '>=':
      return status >= 300 ? 'failure' : undefined
    case '>':
      return status >= 299 ? 'failure' : undefined
    case '<':
      return status >= 300 && status <= 400 ? 'success' : undefined
    default:
      return undefined
  }
}
