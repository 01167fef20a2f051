import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, variableOf } from './bindings.ts'
import { functionAround } from './functions.ts'
import { membersNamed } from './members.ts'
import { makerOf } from './makers.ts'
import { isAwaitedRead, isLoop } from './repetition.ts'
import { samePlace } from './places.ts'
import { readsOf } from './unread.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow } from './walk.ts'

/**
 * Whether all that is done with the stream is to tee it, and the same function reads one of the branches to its end,
 * waiting for nothing else: `const [copy, out] = stream.tee(); for await (const c of copy) …; return out`. What the
 * reader of the other one leaves is then held by `tee()`, whatever fills the stream.
 */
export function isTeedAndRead(context: Context, stream: TSESTree.NewExpression): boolean {
  const holder = teeOf(context, stream)
  if (holder?.id.type !== 'ArrayPattern') return false
  return holder.id.elements.some((branch) => {
    const variable = branch?.type === 'Identifier' ? variableOf(context, branch) : undefined
    const reads = variable ? readsOf(variable) : []
    return reads.some((use) => functionAround(use) === functionAround(holder) && isReadOut(context, use))
  })
}

/** `const [a, b] = stream.tee()`, of a stream that nothing else is done with. */
function teeOf(context: Context, stream: TSESTree.NewExpression): TSESTree.VariableDeclarator | undefined {
  const holder = outer(stream)
  const variable =
    holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier'
      ? variableOf(context, holder.id)
      : undefined
  const [use, ...others] = variable ? readsOf(variable) : [stream]
  const member = use && others.length === 0 ? outer(use) : undefined
  const call = member?.type === 'MemberExpression' && propertyName(member) === 'tee' ? outer(member) : undefined
  const branches = call?.type === 'CallExpression' ? outer(call) : undefined
  return branches?.type === 'VariableDeclarator' ? branches : undefined
}

/** `for await (const c of branch)` that is not left, and `while (…) await reader.read()`. */
function isReadOut(context: Context, use: TSESTree.Node): boolean {
  const user = outer(use)
  if (user?.type === 'ForOfStatement') return user.await && unwrap(user.right) === use && isQuick(context, user.body)
  if (user?.type !== 'MemberExpression' || propertyName(user) !== 'getReader') return false
  return membersNamed(context, 'read').some((read) => {
    const loop = closest(read, isLoop)
    const maker = makerOf(context, read.object)
    const callee = maker && unwrap(maker.callee)
    if (!loop || callee?.type !== 'MemberExpression' || !samePlace(context, callee.object, use)) return false
    return functionAround(loop) === functionAround(use) && waitsForReadOnly(context, loop)
  })
}

/** The loop neither waits nor leaves between two chunks. */
function isQuick(context: Context, body: TSESTree.Node): boolean {
  return !findBelow(context, body, 'own', (node) => SLOW.has(node.type))
}

function waitsForReadOnly(context: Context, loop: TSESTree.Node): boolean {
  return !findBelow(context, loop, 'own', (node) => WAITING.has(node.type) && !isAwaitedRead(node))
}

const WAITING = new Set(['AwaitExpression', 'YieldExpression'])
const SLOW = new Set([...WAITING, 'BreakStatement', 'ReturnStatement'])
