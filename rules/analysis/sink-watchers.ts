import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { heardEvents } from './heard-events.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'

/**
 * Whether this file listens for the end of the sink: where it stands, or, for one that a parameter brings, in every
 * caller of this file that hands one in. Who waits may be told from there.
 */
export function isWatched(context: Context, sink: TSESTree.Expression): boolean {
  return hasEndListener(context, sink) || isWatchedByCallers(context, sink)
}

function hasEndListener(context: Context, sink: TSESTree.Node): boolean {
  return heardEvents(context, ['close', 'error']).some(({ emitter }) => samePlace(context, emitter, sink))
}

function isWatchedByCallers(context: Context, sink: TSESTree.Node): boolean {
  const value = unwrap(sink)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'parameter' || binding.path.length > 0) return false
  const handed = [...callsOf(context, binding.fn), ...callsOfExport(context, binding.fn)].map(
    (call) => call.arguments[binding.index],
  )
  return handed.length > 0 && handed.every((argument) => argument !== undefined && hasEndListener(context, argument))
}

/** `exports.copy = function () {}` is called as `this.copy()` or `exports.copy()` in its own file. */
function callsOfExport(context: Context, fn: FunctionNode): TSESTree.CallExpression[] {
  const holder = outer(fn)
  const left = holder?.type === 'AssignmentExpression' ? unwrap(holder.left) : undefined
  if (left?.type !== 'MemberExpression' || !isExports(left.object)) return []
  return membersNamed(context, propertyName(left) ?? '').flatMap((member) => {
    const call = outer(member)
    const isCall = call?.type === 'CallExpression' && unwrap(call.callee) === member
    return isCall && (member.object.type === 'ThisExpression' || isExports(member.object)) ? [call] : []
  })
}

/** `exports`, `module.exports` */
function isExports(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports'
  return node.type === 'MemberExpression' && propertyName(node) === 'exports'
}
