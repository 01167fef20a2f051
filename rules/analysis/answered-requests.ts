import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { ANSWERING, IDS } from '../knowledge/event-names.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import type { FlowListener } from './flow-listeners.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { allBelow } from './walk.ts'

/**
 * Whether the listener answers each event to whoever sent it, with the id that came with it: `socket.write({ id:
 * request.id, result })`, also in a function of this file that gets the event and the sender. Who asks waits for
 * answers, and paces himself.
 */
export function answersById(context: Context, { fn, source }: FlowListener): boolean {
  const [event] = fn.params
  if (!event) return false
  const sender = holderOf(source)
  if (answersIn(context, { fn, event, senders: [source, sender] })) return true
  return allBelow(context, fn.body, 'own', isCall).some((call) => {
    const callee = functionOf(context, call.callee)
    const at = call.arguments.findIndex((argument) => isNameOf(context, argument, event))
    const taken = callee?.params[at]
    if (!callee || !taken) return false
    const senders = callee.params.filter((_, i) => isOneOf(context, call.arguments[i], [source, sender]))
    return answersIn(context, { fn: callee, event: taken, senders: [...senders, source] })
  })
}

interface Place {
  readonly fn: FunctionNode
  /** The parameter that brings the event. */
  readonly event: TSESTree.Parameter
  /** The peer, and what it belongs to. */
  readonly senders: readonly TSESTree.Node[]
}

/** Whether a call in the function sends an id of the event, and names the sender. */
function answersIn(context: Context, { fn, event, senders }: Place): boolean {
  const ids = new Set(idsOf(context, fn, event))
  if (ids.size === 0) return false
  return allBelow(context, fn.body, 'own', isCall).some((call) => {
    const callee = unwrap(call.callee)
    if (callee.type !== 'MemberExpression' || !ANSWERING.test(propertyName(callee) ?? '')) return false
    if (!isOneOf(context, callee.object, senders) && !call.arguments.some((a) => isOneOf(context, a, senders)))
      return false
    return call.arguments.some((argument) => carries(madeOf(context, argument), ids))
  })
}

/** Names of ids that the function reads from the event: `request.id`, `const { requestId } = request`. */
function* idsOf(context: Context, fn: FunctionNode, event: TSESTree.Parameter): Iterable<string> {
  if (event.type === 'ObjectPattern') yield* keysOf(event)
  for (const node of allBelow(context, fn.body, 'own', isReading)) {
    if (node.type === 'MemberExpression') {
      const name = propertyName(node) ?? ''
      if (IDS.test(name) && isNameOf(context, node.object, event)) yield name
    } else if (node.id.type === 'ObjectPattern' && node.init && isNameOf(context, node.init, event))
      yield* keysOf(node.id)
  }
}

function* keysOf({ properties }: TSESTree.ObjectPattern): Iterable<string> {
  for (const property of properties) {
    const name = property.type === 'Property' && !property.computed ? keyName(property.key) : undefined
    if (name !== undefined && IDS.test(name)) yield name
  }
}

/** An object that was made before it is sent: `const answer = { id, result }`. */
function madeOf(context: Context, argument: TSESTree.Node): TSESTree.Node {
  const binding = argument.type === 'Identifier' ? bindingOf(context, argument) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init && unwrap(init).type === 'ObjectExpression' ? init : argument
}

/** Whether the id goes in: `id`, `request.id`, `{ id, result }`, `JSON.stringify({ id })`; not into more work. */
function carries(node: TSESTree.Node, ids: ReadonlySet<string>): boolean {
  const value = unwrap(node)
  const inner = (part: TSESTree.Node | null): boolean => part !== null && carries(part, ids)
  switch (value.type) {
    case 'Identifier':
      return ids.has(value.name)
    case 'MemberExpression':
      return ids.has(propertyName(value) ?? '')
    case 'ObjectExpression':
      return value.properties.some((property) => property.type === 'Property' && inner(property.value))
    case 'ArrayExpression':
      return value.elements.some(inner)
    case 'TemplateLiteral':
      return value.expressions.some(inner)
    case 'CallExpression':
      return value.arguments.some(inner)
    default:
      return false
  }
}

/** What the peer belongs to: `connection` of `connection.socket`, `this.client` of `this.client.socket`. */
function holderOf(node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node)
  return value.type === 'MemberExpression' && value.object.type !== 'ThisExpression' ? holderOf(value.object) : value
}

function isOneOf(context: Context, node: TSESTree.Node | undefined, places: readonly TSESTree.Node[]): boolean {
  return node !== undefined && places.some((place) => place === node || samePlace(context, place, node))
}

function isNameOf(context: Context, node: TSESTree.Node, parameter: TSESTree.Parameter): boolean {
  const value = unwrap(node)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  return binding?.from === 'parameter' && binding.fn.params[binding.index] === parameter && binding.path.length === 0
}

function isCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression'
}

function isReading(node: TSESTree.Node): node is TSESTree.MemberExpression | TSESTree.VariableDeclarator {
  return node.type === 'MemberExpression' || node.type === 'VariableDeclarator'
}
