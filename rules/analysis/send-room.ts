import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { ROOM, ROOM_HELPERS } from '../knowledge/socket-names.ts'
import type { Repetition } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import type { Send } from './sends.ts'
import { allBelow, findBelow, isInside } from './walk.ts'

/**
 * Whether somebody looks at how much the socket holds: its `bufferedAmount` in this function or wherever the file names
 * the same socket, or a function that is given it and does. Whether it is open tells nothing.
 */
export function looksAtRoom(context: Context, { call, receiver }: Send): boolean {
  const around = functionAround(call)
  const scope = (around && (functionAround(around) ?? around)) ?? context.sourceCode.ast
  const reads = ROOM.flatMap((name) => membersNamed(context, name))
  if (reads.some((read) => samePlace(context, read.object, receiver) || (around && isInside(read, around)))) return true
  return allBelow(context, scope, 'all', isCall).some((other) => {
    if (other === call || !isGiven(context, other, receiver)) return false
    const fn = functionOf(context, other.callee)
    return ROOM_HELPERS.test(lastNameOf(other.callee) ?? '') || (fn && reads.some((read) => isInside(read, fn)))
  })
}

/** Whether the turn waits for something that is given the socket, or for the socket itself: `await settle(socket)`. */
export function waitsForSocket(context: Context, { call, receiver }: Send, { body }: Repetition): boolean {
  return allBelow(context, body, 'own', isAwait).some(
    ({ argument }) =>
      !isInside(call, argument) &&
      findBelow(context, argument, 'own', (inner) => isCall(inner) && isGiven(context, inner, receiver)) !== undefined,
  )
}

/** Whether the call is handed the socket, alone or in an object, or is one of its methods. */
function isGiven(context: Context, call: TSESTree.CallExpression, receiver: TSESTree.Node): boolean {
  const holds = (part: TSESTree.Node): boolean =>
    findBelow(context, part, 'own', (inner) => isName(inner) && samePlace(context, inner, receiver)) !== undefined
  return call.arguments.some(holds)
}

function isName(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' || node.type === 'MemberExpression'
}

function isCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression'
}

function isAwait(node: TSESTree.Node): node is TSESTree.AwaitExpression {
  return node.type === 'AwaitExpression'
}
