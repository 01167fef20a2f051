import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import type { Put, Repetition } from './facts.ts'
import { functionOf } from './functions.ts'
import { placeOf, samePlace, type Place } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the put answers the peer whose events run it: `socket.on('data', …)` that writes to `socket`, lines of a
 * reader over it, or a child's stdout answered on its stdin; also in a function of this file that is handed the peer.
 * Who asks one thing at a time gets one small reply each.
 */
export function isReply(context: Context, { receiver }: Put, { node, via }: Repetition): boolean {
  const emitter = emitterOf(node)
  if (!emitter) return false
  const sinks = [receiver, ...peersOf(receiver)]
  const sources = [emitter, ...peersOf(emitter)]
  const isSame = (a: TSESTree.Node, b: TSESTree.Node): boolean =>
    samePlace(context, a, b) ||
    keepsSame(context, a, b) ||
    keepsSame(context, b, a) ||
    isHandedOver(context, a, { sink: b, via })
  return sources.some((source) => sinks.some((sink) => isSame(source, sink) || isMadeFrom(context, source, sink)))
}

function emitterOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' ? node.left.object : undefined
  if (node.type !== 'CallExpression') return undefined
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
}

const ENDS = new Set(['stdin', 'stdout', 'stderr', 'readable', 'writable', 'input', 'output', 'stream', 'socket'])

/** The two-ended thing that an end belongs to: `child` of `child.stdin`. */
function peersOf(node: TSESTree.Node): TSESTree.Node[] {
  const end = unwrap(node)
  return end.type === 'MemberExpression' && ENDS.has(propertyName(end) ?? '') && end.object.type !== 'ThisExpression'
    ? [end.object]
    : []
}

/** `take(socket, data)`: what the callers of the function hand in is the source. */
function isHandedOver(
  context: Context,
  source: TSESTree.Node,
  { sink, via }: Pick<Repetition, 'via'> & { readonly sink: TSESTree.Node },
): boolean {
  const from = placeOf(context, source)
  let place = placeOf(context, sink)
  for (const call of via) {
    const handed = place && handedBy(context, call, place)
    if (!handed) continue
    place = handed
    if (from?.root === place.root && from.path === place.path) return true
  }
  return false
}

/** The place that the call hands in as the parameter which the given place starts with. */
function handedBy(context: Context, call: TSESTree.CallExpression, { root, path }: Place): Place | undefined {
  const params = functionOf(context, call.callee)?.params ?? []
  const index = params.findIndex((slot) => slot.type === 'Identifier' && placeOf(context, slot)?.root === root)
  const argument = call.arguments[index]
  const place = argument && placeOf(context, argument)
  return place && { root: place.root, path: place.path + path }
}

/** `this.process = child`: the field holds what the variable names. */
function keepsSame(context: Context, field: TSESTree.Node, variable: TSESTree.Node): boolean {
  const member = unwrap(field)
  if (member.type !== 'MemberExpression' || member.object.type !== 'ThisExpression') return false
  const owner = classAround(member)
  const values = (owner && fieldOf(owner, propertyName(member) ?? '')?.values) ?? []
  return values.some((value) => unwrap(value).type === 'Identifier' && samePlace(context, value, variable))
}

/** `createInterface({ input: socket })`, `socket.pipe(split())`, written out or kept in a const. */
function isMadeFrom(context: Context, source: TSESTree.Node, sink: TSESTree.Node): boolean {
  const made = unwrap(source)
  const binding = made.type === 'Identifier' ? bindingOf(context, made) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  const maker = init ? unwrap(init) : made
  if (maker.type !== 'CallExpression' && maker.type !== 'NewExpression') return false
  return (
    findBelow(context, maker, 'own', (inner) => {
      const isRead = inner.type === 'Identifier' || inner.type === 'MemberExpression'
      return isRead && outer(inner) !== undefined && samePlace(context, inner, sink)
    }) !== undefined
  )
}
