import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isArray } from './array-values.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import { membersNamed } from './members.ts'
import { isOwnReadable } from './own-readables.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether `push()` of the receiver hands on in a stream: `this`, also by the name of `const self = this`, and what is
 * told its end or how to read: `out.push(null)`, `out._read = () => {}`, and what a readable of the file makes. What a
 * list is pushed stays in it.
 */
export function isPushedInto(context: Context, receiver: TSESTree.Node): boolean {
  const value = unwrap(receiver)
  if (isThis(context, value) || isTold(context, value, '_read', isGiven) || isOwnReadable(context, value)) return true
  return isTold(context, value, 'push', isEnd) && !isList(context, value)
}

/** Whether it is `this`, or the `self` of `const self = this`. */
export function isThis(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'variable') return value.type === 'ThisExpression'
  return binding.path.length === 0 && binding.declarator.init?.type === 'ThisExpression'
}

/** A list whose last element says that it is the last. */
function isList(context: Context, receiver: TSESTree.Node): boolean {
  if (receiver.type !== 'MemberExpression') return isArray(context, receiver)
  const owner = receiver.object.type === 'ThisExpression' ? classAround(receiver) : undefined
  const field = owner && fieldOf(owner, propertyName(receiver) ?? '')
  return field?.values.some((value) => isArray(context, value)) === true
}

function isTold(
  context: Context,
  stream: TSESTree.Node,
  name: string,
  test: (member: TSESTree.MemberExpression) => boolean,
): boolean {
  return membersNamed(context, name).some((member) => test(member) && samePlace(context, member.object, stream))
}

/** `out.push(null)` */
function isEnd(member: TSESTree.MemberExpression): boolean {
  const user = outer(member)
  const [only] = user?.type === 'CallExpression' ? user.arguments : []
  return only?.type === 'Literal' && only.value === null
}

/** `out._read = …` */
function isGiven(member: TSESTree.MemberExpression): boolean {
  const user = outer(member)
  return user?.type === 'AssignmentExpression' && unwrap(user.left) === member
}
