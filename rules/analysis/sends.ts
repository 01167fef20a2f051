import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { thingNamed } from '../knowledge/index.ts'
import { SOCKET_TYPES, SOCKETS } from '../knowledge/socket-names.ts'
import { propertyName } from './bindings.ts'
import { elementOrigin } from './elements.ts'
import type { Origin, Put } from './facts.ts'
import { declaredTypeOf } from './likely-sinks.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'

/** A message put into a socket that keeps what the network has not taken. */
export interface Send extends Put {
  /** Its origin is known, or the file asks it whether it is open or hears its messages: not its name alone tells. */
  readonly isSure: boolean
}

/**
 * What the call sends, and into which socket: `socket.send(data)` of a WebSocket, of an element of `server.clients`, of
 * a data channel; of something that is asked for `readyState === OPEN`, or that only its name makes a socket, with
 * `likely` evidence. Clients that take commands, processes and brokers have another `send()`.
 */
export function sendOf(context: Context, call: TSESTree.CallExpression): Send | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super' || propertyName(callee) !== 'send')
    return undefined
  const receiver = callee.object
  const known = elementOrigin(context, receiver) ?? originOf(context, receiver)
  if (known && !isSocket(known)) return undefined
  const isAsked = !known && isAskedWhetherOpen(context, receiver)
  const isHeard = !known && !isAsked && isNamed(context, receiver) && isHeardOut(context, receiver)
  const origin = known ?? (isAsked || isHeard || isNamed(context, receiver) ? likelySocket() : undefined)
  if (!origin || (origin.evidence === 'likely' && !DROPPED.has(usageOf(call)))) return undefined
  const [item] = call.arguments
  const isSure = isAsked || isHeard || known !== undefined
  return { call, receiver, method: 'send', item, answers: 'nothing', origin, isSure }
}

/** What answers something is another kind of `send()`, unless the receiver is known. */
const DROPPED = new Set(['dropped', 'returned'])

function isSocket({ thing }: Origin): boolean {
  return thing.kinds.some((kind) => kind === 'socket' || kind === 'data-channel')
}

/** By its name a socket, and declared as nothing else. */
function isNamed(context: Context, receiver: TSESTree.Expression): boolean {
  const value = unwrap(receiver)
  if (value.type === 'CallExpression' || !SOCKETS.test(lastNameOf(value) ?? '')) return false
  const type = declaredTypeOf(context, value)
  return type === undefined || SOCKET_TYPES.test(type)
}

/** `client.readyState === WebSocket.OPEN`, `channel.readyState !== 'open'` */
function isAskedWhetherOpen(context: Context, receiver: TSESTree.Expression): boolean {
  return membersNamed(context, 'readyState').some((member) => {
    const test = outer(member)
    if (test?.type !== 'BinaryExpression' || !samePlace(context, member.object, receiver)) return false
    const other = unwrap(unwrap(test.left) === member ? test.right : test.left)
    return other.type === 'Literal'
      ? other.value === 1 || other.value === 'open'
      : /open$/i.test(lastNameOf(other) ?? '')
  })
}

/** What is called a socket and tells of messages is one: `ws.on('message', …)`, `ws.onmessage = …`. */
function isHeardOut(context: Context, receiver: TSESTree.Expression): boolean {
  if (membersNamed(context, 'onmessage').some((member) => samePlace(context, member.object, receiver))) return true
  return LISTENING.flatMap((name) => membersNamed(context, name)).some((member) => {
    const call = outer(member)
    const [event] = call?.type === 'CallExpression' && unwrap(call.callee) === member ? call.arguments : []
    return event?.type === 'Literal' && event.value === 'message' && samePlace(context, member.object, receiver)
  })
}

const LISTENING = ['on', 'addEventListener', 'addListener']

function likelySocket(): Origin | undefined {
  const thing = thingNamed('websocket')
  return thing && { name: 'websocket', thing, evidence: 'likely' }
}
