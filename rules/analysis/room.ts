import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { ROOM_HELPERS } from '../knowledge/sink-names.ts'
import { isUnheard } from './answers.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Put, Repetition } from './facts.ts'
import { functionAround, isFunction } from './functions.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { allBelow, findBelow, isInside } from './walk.ts'

/** Where the file looks at whether the receiver of a put has room. */
export interface RoomLooks {
  /** Puts into the same receiver whose answer somebody learns. */
  readonly answers: readonly TSESTree.CallExpression[]
  /** Reads of `writableLength` and its kin, listeners of 'drain', helpers such as `waitForDrain(res)`. */
  readonly others: readonly TSESTree.Node[]
}

/** Where the file looks at whether the receiver of the put has room. */
export function roomLooksOf(context: Context, put: Put): RoomLooks {
  const { receiver, method, origin } = put
  const heard = membersNamed(context, method).filter((member) => {
    const call = outer(member)
    return (
      call?.type === 'CallExpression' && call !== put.call && isInside(member, call.callee) && !isUnheard(context, call)
    )
  })
  const answers = heard
    .filter((m) => samePlace(context, m.object, receiver))
    .map((m) => outer(m) as TSESTree.CallExpression)
  // Who listens for 'drain' waits only if somebody stops first.
  const stops = heard.length > 0 || membersNamed(context, 'pause').length > 0
  const reads = (origin.thing.room ?? []).flatMap((name) => membersNamed(context, name))
  const own = reads.filter((m) => samePlace(context, m.object, receiver))
  const room = own.length > 0 ? own : looksOfCallers(context, receiver, reads)
  return { answers, others: [...room, ...(stops ? drainListeners(context, put) : []), ...helperCalls(context, put)] }
}

/** `if (socket.writableLength < LOW) flush(socket)`: whoever hands the receiver in looks at its room, all of them. */
function looksOfCallers(
  context: Context,
  receiver: TSESTree.Node,
  reads: readonly TSESTree.MemberExpression[],
): TSESTree.Node[] {
  const value = unwrap(receiver)
  const binding = reads.length > 0 && value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'parameter' || binding.path.length > 0) return []
  const calls = callsOf(context, binding.fn)
  const looks = calls.flatMap((call) => {
    const handed = call.arguments[binding.index]
    const isLook = ({ object }: TSESTree.MemberExpression): boolean =>
      handed !== undefined && samePlace(context, object, handed)
    return reads.find((read) => functionAround(read) === functionAround(call) && isLook(read)) ?? []
  })
  return looks.length === calls.length ? looks : []
}

/** Whether the repeating code stops its source: `source.pause()` in the listener. */
export function stopsSource(context: Context, { body }: Repetition): boolean {
  return (
    findBelow(context, body, 'all', (node) => {
      if (node.type !== 'CallExpression') return false
      const callee = unwrap(node.callee)
      return callee.type === 'MemberExpression' && propertyName(callee) === 'pause'
    }) !== undefined
  )
}

/** Whether the receiver is ended or destroyed after the put in the same block: one payload, nothing left to pace. */
export function isLastPut(context: Context, { call, receiver }: Put): boolean {
  let statement: TSESTree.Node = call
  while (statement.parent && statement.parent.type !== 'BlockStatement' && statement.parent.type !== 'Program') {
    statement = statement.parent
    // The body of a loop without braces: the end after the loop is not the put's.
    if (isFunction(statement) || isLoop(statement)) return false
  }
  const block = statement.parent
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program') return false
  const rest = block.body.slice(block.body.indexOf(statement as TSESTree.Statement) + 1)
  return rest.some((next) => {
    const end = next.type === 'ExpressionStatement' || next.type === 'ReturnStatement' ? next : undefined
    return (
      end !== undefined &&
      findBelow(context, end, 'own', (node) => {
        if (node.type !== 'CallExpression') return false
        const callee = unwrap(node.callee)
        return (
          callee.type === 'MemberExpression' &&
          ENDS.has(propertyName(callee) ?? '') &&
          samePlace(context, callee.object, receiver)
        )
      }) !== undefined
    )
  })
}

const ENDS = new Set(['end', 'destroy', 'close', 'destroySoon', 'terminate', 'finalize'])
const LISTENING = ['on', 'once', 'addListener', 'addEventListener']

/** `sink.on('drain', …)`, also after other listeners of the same chain. */
function drainListeners(context: Context, { receiver, origin }: Put): TSESTree.Node[] {
  const { roomEvent } = origin.thing
  if (roomEvent === undefined) return []
  return LISTENING.flatMap((name) => membersNamed(context, name)).filter((member) => {
    const call = outer(member)
    if (call?.type !== 'CallExpression' || !isInside(member, call.callee)) return false
    const [event] = call.arguments
    return (
      event?.type === 'Literal' && event.value === roomEvent && samePlace(context, chainStart(member.object), receiver)
    )
  })
}

/** `sink` in `sink.on('error', f).on('close', g)`. */
function chainStart(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node)
  if (inner.type !== 'CallExpression') return inner
  const callee = unwrap(inner.callee)
  return callee.type === 'MemberExpression' && LISTENING.includes(propertyName(callee) ?? '')
    ? chainStart(callee.object)
    : inner
}

/** `await waitForDrain(res)`, `once(res, 'drain')` in the function of the put or around it. */
function helperCalls(context: Context, { call, receiver, origin }: Put): TSESTree.Node[] {
  const scope = functionAround(functionAround(call) ?? call) ?? functionAround(call) ?? context.sourceCode.ast
  return allBelow(context, scope, 'all', (node) => node.type === 'CallExpression').filter((node) => {
    const callee = unwrap(node.callee)
    const name =
      callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : ''
    const waits =
      ROOM_HELPERS.test(name ?? '') ||
      node.arguments.some((a) => a.type === 'Literal' && a.value === origin.thing.roomEvent)
    return waits && node.arguments.some((a) => samePlace(context, a, receiver))
  })
}
