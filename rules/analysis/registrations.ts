import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SELDOM_EVENTS } from '../knowledge/event-names.ts'
import type { CallbackFact, CallFact } from '../knowledge/schema.ts'
import { keyName, propertyName } from './bindings.ts'
import { callbackAt, handingOf, moduleHandlerOf } from './callbacks.ts'
import { isFunction, type FunctionNode, type Repetition } from './facts.ts'
import { callMeaning, originOf } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/** Who runs a function again and again, and for what. */
export type Registration = Pick<Repetition, 'kind' | 'node' | 'event' | 'flow'>

/**
 * Where the function (or its name) is handed to somebody who runs it again and again: `source.on('data', f)`,
 * `socket.onmessage = f`, `setInterval(f)`, `rows.forEach(f)`, `app.get('/', f)`, a method or option named `onData`.
 */
export function registrationOf(context: Context, use: TSESTree.Node, fn: FunctionNode): Registration | undefined {
  const holder = outer(use)
  switch (holder?.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const at = holder.arguments.findIndex((argument) => unwrap(argument) === use)
      return at < 0 ? undefined : handedTo(context, holder, at, fn)
    }
    case 'AssignmentExpression': {
      // `socket.onmessage = f`, also kept on the way: `s.on('data', listeners.x = f)`
      const left = holder.left.type === 'MemberExpression' ? propertyName(holder.left) : undefined
      return (
        handlerNamed(left, holder) ??
        (outer(holder)?.type === 'CallExpression' ? registrationOf(context, holder, fn) : undefined)
      )
    }
    case 'Property':
      return memberHanded(context, use, fn) ?? (holder.computed ? undefined : handlerNamed(keyName(holder.key), holder))
    default:
      break
  }
  // A method is a value of its class: `onData(chunk) {}`.
  const method = fn.parent
  if (method.type !== 'MethodDefinition' && method.type !== 'PropertyDefinition') return undefined
  return method.computed || fn.params.length === 0 ? undefined : handlerNamed(keyName(method.key), method)
}

/** Whether events of this name come as fast as their source likes, where nothing is known of the source. */
export function isFlowName(event: string): boolean {
  return FLOW.has(event)
}

const FLOW = new Set([
  'data',
  'line',
  'row',
  'record',
  'readable',
  'entry',
  'message',
  'packet',
  'chunk',
  'frame',
  'body',
  'object',
  'item',
])

const PER_REQUEST = new Set(['request', 'connection', 'secureConnection', 'upgrade', 'stream', 'session'])
const LISTENING = new Set(['on', 'addListener', 'prependListener', 'addEventListener'])
const PER_ITEM = new Set(['forEach', 'map', 'flatMap', 'filter', 'each', 'eachSeries', 'eachLimit', 'forEachSeries'])
const ROUTES = new Set(['get', 'post', 'put', 'delete', 'patch', 'all', 'use', 'route', 'options', 'head'])
const SUBSCRIBING = /^(?:subscribe|psubscribe|listen|tail)$/

/** `Bun.serve({ fetch(request) {…} })`, `export default { fetch(request) {…} }` */
function memberHanded(context: Context, use: TSESTree.Node, fn: FunctionNode): Registration | undefined {
  const handing = handingOf(use)
  const kind = handing && callbackKind(callbackAt(callMeaning(context, handing.call)?.fact, handing, fn))
  if (handing && kind) return { kind, node: handing.call }
  return moduleHandlerOf(fn) ? { kind: 'per-request', node: fn.parent } : undefined
}

function handedTo(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  at: number,
  fn: FunctionNode,
): Registration | undefined {
  const fact = callMeaning(context, call)?.fact
  const byFact = kindByFact(fact, at, call, fn)
  if (byFact) return { kind: byFact, node: call }
  if (call.type === 'NewExpression') return undefined
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier') {
    return callee.name === 'setInterval' && at === 0 ? { kind: 'timer', node: call } : undefined
  }
  if (callee.type !== 'MemberExpression') return undefined
  const method = propertyName(callee) ?? ''
  const [first] = call.arguments
  const text = first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined
  if (LISTENING.has(method) && at === 1) return listener(context, callee.object, text, call)
  if (PER_ITEM.has(method)) return isAtEnd(call, at, fact) ? undefined : { kind: 'per-item', node: call }
  if (ROUTES.has(method) && at > 0 && text?.startsWith('/')) return { kind: 'per-request', node: call }
  if (SUBSCRIBING.test(method)) return { kind: 'listener', node: call, event: method }
  return handlerNamed(method, call)
}

/** `each(rows, save, (error) => …)`: after the function for each item comes the one for when all are done. */
function isAtEnd({ arguments: given }: TSESTree.CallExpression, at: number, fact: CallFact | undefined): boolean {
  const mapper = fact?.maps?.mapper ?? given.findIndex((argument) => isFunction(unwrap(argument)))
  return mapper >= 0 && at > mapper
}

function kindByFact(
  fact: CallFact | undefined,
  at: number,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  fn: FunctionNode,
): Repetition['kind'] | undefined {
  if (!fact) return undefined
  if (fact.repeats?.callback === at) return 'timer'
  if (fact.maps?.mapper === at) return 'per-item'
  return callbackKind(callbackAt(fact, { call, at }, fn))
}

function callbackKind(callback: CallbackFact | undefined): Repetition['kind'] | undefined {
  switch (callback?.per) {
    case 'request':
      return 'per-request'
    case 'item':
      return 'per-item'
    case 'event':
      return 'listener'
    default:
      return undefined
  }
}

function listener(
  context: Context,
  emitter: TSESTree.Node,
  event: string | undefined,
  node: TSESTree.Node,
): Registration | undefined {
  if (event === undefined) return { kind: 'listener', node }
  const origin = originOf(context, emitter)
  const flow = origin?.thing.flow?.includes(event) || isFlowName(event)
  if (!flow && SELDOM_EVENTS.test(event)) return undefined
  if (PER_REQUEST.has(event) && !flow) return { kind: 'per-request', node, event }
  return { kind: 'listener', node, event, flow }
}

/** The emitter that the call gives a listener to for an event that flows: `source` of `source.on('data', f)`. */
export function flowSourceOf(context: Context, call: TSESTree.CallExpression): TSESTree.Expression | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || !LISTENING.has(propertyName(callee) ?? '')) return undefined
  const [event] = call.arguments
  const text = event?.type === 'Literal' && typeof event.value === 'string' ? event.value : undefined
  return text !== undefined && listener(context, callee.object, text, call)?.flow ? callee.object : undefined
}

/** `onmessage`, `onData`, `on_line`: a name that says which event runs it. */
function handlerNamed(name: string | undefined, node: TSESTree.Node): Registration | undefined {
  const told = /^[#_]*(?:handle|on)_?([A-Z]?[a-z]+(?:[A-Z][a-z]+)*)$/.exec(name ?? '')?.[1]
  if (!told) return undefined
  // `onResponseData` is about data.
  const event = (/[A-Z]?[a-z]+$/.exec(told)?.[0] ?? told).toLowerCase()
  return isFlowName(event) ? { kind: 'listener', node, event, flow: true } : undefined
}
