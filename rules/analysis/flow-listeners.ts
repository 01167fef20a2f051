import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { ACKNOWLEDGEMENTS, BROKER_HANDLERS, FLOW_EVENTS, PAGES } from '../knowledge/event-names.ts'
import { answersById } from './answered-requests.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import { callbackAt } from './callbacks.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { isTypedByHand } from './typed-by-hand.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/** A function that runs once an event of a flow: `source.on('data', async (chunk) => …)`. */
export interface FlowListener {
  readonly call: TSESTree.CallExpression
  readonly source: TSESTree.Expression
  readonly event: string
  readonly fn: FunctionNode
}

/**
 * The listener that the call registers for the events of a flow. With `messages` also for those that a known source
 * sends: 'message' of a socket. None for what comes once, for pages, and where the listener tells when it is done or
 * answers who asked.
 */
export function flowListenerOf(
  context: Context,
  call: TSESTree.CallExpression,
  messages: boolean,
): FlowListener | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || !LISTENING.has(propertyName(callee) ?? '')) return undefined
  const [name, handler, options] = call.arguments
  if (name?.type !== 'Literal' || typeof name.value !== 'string' || !handler) return undefined
  const event = name.value
  const source = callee.object
  if (!FLOW_EVENTS.has(event) && !(messages && isFlowOf(context, source, event))) return undefined
  const root = unwrap(source)
  if (root.type === 'Identifier' && PAGES.has(root.name)) return undefined
  if (isTypedByHand(context, root)) return undefined
  const fn = functionOf(context, handler)
  if (!fn || isOnce(options) || acknowledges(fn) || endsItself(context, fn, event)) return undefined
  if (isOnlyMessage(context, fn)) return undefined
  const listener = { call, source, event, fn }
  return answersById(context, listener) ? undefined : listener
}

/** The function that handles a broker's messages, told by its option or by the tables: `{ eachMessage: f }`. */
export function brokerHandlerOf(
  context: Context,
  node: TSESTree.NewExpression | TSESTree.Property,
): FunctionNode | undefined {
  if (node.type === 'Property') {
    const isNamed = !node.computed && BROKER_HANDLERS.has(keyName(node.key) ?? '')
    return isNamed && isOptions(node.parent) ? functionOf(context, node.value) : undefined
  }
  if (!/Worker$/.test(lastNameOf(node.callee) ?? '')) return undefined
  const fact = callMeaning(context, node)?.fact
  if (fact?.bound?.unit !== 'tasks') return undefined
  const at = node.arguments.findIndex((_, i) => callbackAt(fact, { call: node, at: i })?.per === 'item')
  const handler = node.arguments[at]
  return handler && functionOf(context, handler)
}

/** An object that is handed to a call, or kept for one: not the methods of a component or a module. */
function isOptions(object: TSESTree.Node): boolean {
  const holder = outer(object)
  return holder?.type === 'CallExpression' || holder?.type === 'NewExpression' || holder?.type === 'VariableDeclarator'
}

const LISTENING = new Set(['on', 'addListener', 'prependListener', 'addEventListener'])

function isFlowOf(context: Context, source: TSESTree.Expression, event: string): boolean {
  return originOf(context, source)?.thing.flow?.includes(event) ?? false
}

/** `{ once: true }` */
function isOnce(options: TSESTree.CallExpressionArgument | undefined): boolean {
  if (options?.type !== 'ObjectExpression') return false
  return options.properties.some(
    (property) =>
      property.type === 'Property' &&
      keyName(property.key) === 'once' &&
      property.value.type === 'Literal' &&
      property.value.value === true,
  )
}

/** `(message, ack) => …` */
function acknowledges({ params }: FunctionNode): boolean {
  const last = params.at(-1)
  return params.length > 1 && last?.type === 'Identifier' && ACKNOWLEDGEMENTS.test(last.name)
}

/** `source.off('data', listener)` in the listener: it comes once. */
function endsItself(context: Context, fn: FunctionNode, event: string): boolean {
  return (
    findBelow(context, fn.body, 'own', (node) => {
      if (node.type !== 'CallExpression' || !REMOVING.has(lastNameOf(node.callee) ?? '')) return false
      const [name] = node.arguments
      return name?.type === 'Literal' && name.value === event
    }) !== undefined
  )
}

const REMOVING = new Set(['off', 'removeListener', 'removeEventListener', 'removeAllListeners'])

/** The chunk is parsed as one message and settles a promise of the code around: the connection says one thing. */
function isOnlyMessage(context: Context, fn: FunctionNode): boolean {
  const [chunk] = fn.params
  if (chunk?.type !== 'Identifier' || fn.body.type !== 'BlockStatement') return false
  const settles = fn.body.body.some((step) => step.type === 'ExpressionStatement' && isSettled(context, step, fn))
  return settles && findBelow(context, fn.body, 'own', (node) => isParsed(context, node, chunk)) !== undefined
}

/** `JSON.parse(chunk)`, `JSON.parse(chunk.toString())` */
function isParsed(context: Context, node: TSESTree.Node, chunk: TSESTree.Identifier): boolean {
  if (node.type !== 'CallExpression' || context.sourceCode.getText(node.callee) !== 'JSON.parse') return false
  const [text] = node.arguments
  const given = text?.type === 'CallExpression' ? unwrap(text.callee) : text
  const value = given?.type === 'MemberExpression' ? given.object : given
  return value !== undefined && samePlace(context, value, chunk)
}

/** `deferred.resolve(x)` of what has a `promise`, `resolve(x)` of a promise that is made around the listener. */
function isSettled(context: Context, { expression }: TSESTree.ExpressionStatement, fn: FunctionNode): boolean {
  if (expression.type !== 'CallExpression') return false
  const callee = unwrap(expression.callee)
  if (callee.type === 'MemberExpression') {
    const deferred = callee.object
    if (propertyName(callee) !== 'resolve') return false
    return membersNamed(context, 'promise').some(
      (member) => !isInside(member, fn) && samePlace(context, member.object, deferred),
    )
  }
  const binding = callee.type === 'Identifier' ? bindingOf(context, callee) : undefined
  const executor = binding?.from === 'parameter' && !isInside(binding.fn, fn) ? outer(binding.fn) : undefined
  return executor?.type === 'NewExpression' && lastNameOf(executor.callee) === 'Promise'
}
