import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { propertyName } from './bindings.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/** `sink.once('drain', f)` */
export interface DrainListener {
  readonly call: TSESTree.CallExpression
  readonly emitter: TSESTree.Expression
  readonly listener: TSESTree.CallExpressionArgument
  readonly isOnce: boolean
}

/** The listener for 'drain' that the call registers, also in a chain: `s.on('error', f).on('drain', g)`. */
export function drainListenerOf(call: TSESTree.CallExpression): DrainListener | undefined {
  const { callee, arguments: given } = call
  const member = unwrap(callee)
  const [event, listener] = given
  if (member.type !== 'MemberExpression' || event?.type !== 'Literal' || event.value !== 'drain') return undefined
  const name = propertyName(member) ?? ''
  if (!LISTENING.has(name) || !listener || listener.type === 'SpreadElement') return undefined
  const emitter = chainStart(member.object)
  return emitter && { call, emitter, listener, isOnce: /once/i.test(name) }
}

/** All listeners for 'drain' in the file. */
export const drainListeners = perProgram((context): DrainListener[] =>
  [...LISTENING]
    .flatMap((name) => membersNamed(context, name))
    .flatMap((member) => {
      const call = outer(member)
      return call?.type === 'CallExpression' && isInside(member, call.callee) ? drainListenerOf(call) ?? [] : []
    }),
)

/** Whether anything below the node listens for 'drain' of the sink, or gives it away with the name of the event. */
export function awaitsDrain(context: Context, node: TSESTree.Node, sink: TSESTree.Node): boolean {
  return (
    findBelow(context, node, 'all', (inner) => {
      if (inner.type !== 'CallExpression') return false
      const found = drainListenerOf(inner)
      if (found) return samePlace(context, found.emitter, sink)
      // `once(sink, 'drain')`
      const names = inner.arguments.some((argument) => argument.type === 'Literal' && argument.value === 'drain')
      return names && inner.arguments.some((argument) => samePlace(context, argument, sink))
    }) !== undefined
  )
}

const LISTENING = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'])

function chainStart(node: TSESTree.Node): TSESTree.Expression | undefined {
  const inner = unwrap(node)
  if (inner.type !== 'CallExpression') return inner.type === 'Super' ? undefined : (inner as TSESTree.Expression)
  const callee = unwrap(inner.callee)
  return callee.type === 'MemberExpression' && LISTENING.has(propertyName(callee) ?? '')
    ? chainStart(callee.object)
    : inner
}
