import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { FunctionNode, Wait } from './facts.ts'
import { functionAround, functionOf, isFunction } from './functions.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow, isInside } from './walk.ts'

/**
 * The wait for an event that the node is: `new Promise((r) => s.once('drain', r))`, `once(s, 'drain')`,
 * or `s.once('drain', done)` where `done` is a callback of the function, and its caller goes on in it alone. `endedBy`
 * names all that ends it: events, `'signal'`, `'timer'`, and `'elsewhere'` where others get hold of the way on.
 */
export function waitOf(
  context: Context,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  event: string,
): Wait | undefined {
  if (node.type === 'NewExpression') return promisedWait(context, node, event)
  if (!node.arguments.some((argument) => argument.type === 'Literal' && argument.value === event)) return undefined
  return awaitedEvent(context, node, event) ?? callbackWait(context, node, event)
}

type Call = TSESTree.CallExpression

const LISTENING = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener', 'addEventListener'])

/** `new Promise((resolve) => s.once('drain', resolve))` */
function promisedWait(context: Context, node: TSESTree.NewExpression, event: string): Wait | undefined {
  const [executor] = node.arguments
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'Promise' || !executor || !isFunction(executor))
    return undefined
  const calls = allBelow(context, executor.body, 'all', isCall)
  const start = calls.map((call) => listening(call)).find((l) => l?.event === event)
  if (!start || functionAround(start.call) !== executor || settlesAtOnce(start.call, executor)) return undefined
  if (doesNothing(start.call)) return undefined
  const endedBy = new Set(calls.flatMap((call) => [...endsOf(context, call, executor)]))
  if (isRaced(context, node) || handsOnSettling(context, executor)) endedBy.add('elsewhere')
  return { node, form: 'promise', listens: start.call, emitter: start.emitter, endedBy: [...endedBy] }
}

/** `s.once('drain', resolve())`: the promise is settled before anybody waits for it. */
function settlesAtOnce({ arguments: [, listener] }: Call, { params: [resolve] }: FunctionNode): boolean {
  const callee = listener?.type === 'CallExpression' ? unwrap(listener.callee) : undefined
  return callee?.type === 'Identifier' && resolve?.type === 'Identifier' && callee.name === resolve.name
}

/** `s.once('drain', () => {})`: something else settles the promise. */
function doesNothing({ arguments: [, listener] }: Call): boolean {
  return (
    listener !== undefined &&
    isFunction(listener) &&
    listener.body.type === 'BlockStatement' &&
    listener.body.body.length === 0
  )
}

/** `once(s, 'drain')`, `once(s, 'drain', { signal })` */
function awaitedEvent(context: Context, node: Call, event: string): Wait | undefined {
  const fact = callMeaning(context, node)?.fact.awaitsEvent
  const emitter = fact && node.arguments[fact.emitter]
  const name = fact && node.arguments[fact.event]
  if (!fact || !emitter || emitter.type === 'SpreadElement') return undefined
  if (name?.type !== 'Literal' || name.value !== event) return undefined
  const options = node.arguments[Math.max(fact.emitter, fact.event) + 1]
  const endedBy = [event, ...(fact.rejectsOnError ? ['error'] : []), ...(options ? ['signal'] : [])]
  return {
    node,
    form: 'awaited',
    listens: node,
    emitter,
    endedBy: isRaced(context, node) ? [...endedBy, 'elsewhere'] : endedBy,
  }
}

/** `s.once('drain', done)` where `done` is a parameter of the function around. */
function callbackWait(context: Context, node: Call, event: string): Wait | undefined {
  const start = listening(node)
  if (start?.event !== event || propertyName(unwrap(node.callee) as TSESTree.MemberExpression) !== 'once')
    return undefined
  const fn = functionAround(node)
  const listener = node.arguments[1]
  if (!fn || listener?.type !== 'Identifier') return undefined
  const binding = bindingOf(context, listener)
  if (binding?.from !== 'parameter' || binding.path.length > 0 || isExecutor(binding.fn)) return undefined
  const calls = allBelow(context, binding.fn.body, 'all', isCall)
  return {
    node,
    form: 'callback',
    listens: node,
    emitter: start.emitter,
    endedBy: [...new Set(calls.flatMap((call) => [...endsOf(context, call, fn)]))],
  }
}

interface Listening {
  readonly call: Call
  readonly emitter: TSESTree.Expression
  /** `undefined` where the event is no literal. */
  readonly event: string | undefined
}

/** `s.once('drain', f)` */
function listening(call: Call): Listening | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || !LISTENING.has(propertyName(callee) ?? '') || call.arguments.length < 2)
    return undefined
  const [name] = call.arguments
  return {
    call,
    emitter: callee.object,
    event: name?.type === 'Literal' && typeof name.value === 'string' ? name.value : undefined,
  }
}

/** What the call adds to the ways in which the wait ends. */
function* endsOf(context: Context, call: Call, within: FunctionNode): Iterable<string> {
  const found = listening(call)
  if (found) {
    yield found.event === 'abort' ? 'signal' : found.event ?? 'elsewhere'
    return
  }
  const callee = unwrap(call.callee)
  const name =
    callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined
  if (name === 'setTimeout' || name === 'setInterval' || name === 'timeout') yield 'timer'
  if (name !== undefined && FINISHING.test(name)) yield 'close'
  // A helper of the file that registers more: `onceGone(s, resolve)`.
  const helper = functionOf(context, callee)
  if (!helper || !call.arguments.some((argument) => isMadeIn(context, argument, within))) return
  for (const inner of allBelow(context, helper.body, 'all', isCall)) {
    const more = listening(inner)
    if (more) yield more.event ?? 'elsewhere'
  }
}

/** Whether the argument is a parameter of the function or a function in it: the way on, given to somebody else. */
function isMadeIn(context: Context, argument: TSESTree.Node, within: FunctionNode): boolean {
  if (argument.type !== 'Identifier') return isFunction(argument)
  const binding = bindingOf(context, argument)
  if (binding?.from === 'parameter') return binding.fn === within
  const fn = functionOf(context, argument)
  return fn !== undefined && isInside(fn, within)
}

/** `finished(s, f)`, `eos(s, f)`, `onFinished(res, f)` */
const FINISHING = /^(?:finished|eos|onFinished|endOfStream|onClosed?|onClose)$/

/** `Promise.race([wait, closed])`, `withTimeout(wait)`, also through a const: others may go on before the wait ends. */
function isRaced(context: Context, node: TSESTree.Node): boolean {
  const holder = outer(node)
  const list = holder?.type === 'ArrayExpression' ? outer(holder) : undefined
  if (list?.type === 'CallExpression' || list?.type === 'NewExpression') {
    const joins = callMeaning(context, list)?.fact.joins
    return joins === 'race' || joins === 'any'
  }
  if (holder?.type === 'CallExpression')
    return holder.arguments.some((a) => unwrap(a) === node) && !callMeaning(context, holder)
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return false
  const binding = bindingOf(context, holder.id)
  if (binding?.from !== 'variable') return false
  return binding.variable.references.some((r) => r.isRead() && isRaced(context, r.identifier))
}

/** `this.#release = resolve`, `waiters.push(resolve)`: another place settles it. */
function handsOnSettling(context: Context, executor: FunctionNode): boolean {
  const settling = executor.params.flatMap((p) => (p.type === 'Identifier' ? [p] : []))
  return settling.some((parameter) => {
    const binding = bindingOf(context, parameter)
    if (binding?.from !== 'parameter') return false
    return binding.variable.references.some((reference) => {
      const use = outer(reference.identifier)
      if (use?.type === 'AssignmentExpression' || use?.type === 'Property' || use?.type === 'ArrayExpression')
        return true
      if (use?.type !== 'CallExpression' || use.callee === reference.identifier) return false
      return !listening(use) && !stopsListening(use) && !isTimer(use) && functionOf(context, use.callee) === undefined
    })
  })
}

function stopsListening({ callee }: Call): boolean {
  const member = unwrap(callee)
  return (
    member.type === 'MemberExpression' &&
    /^(?:off|removeListener|removeEventListener)$/.test(propertyName(member) ?? '')
  )
}

function isTimer(call: Call): boolean {
  return call.callee.type === 'Identifier' && /^set(?:Timeout|Immediate|Interval)$/.test(call.callee.name)
}

function isExecutor(fn: FunctionNode): boolean {
  return (
    fn.parent.type === 'NewExpression' && fn.parent.callee.type === 'Identifier' && fn.parent.callee.name === 'Promise'
  )
}

function isCall(node: TSESTree.Node): node is Call {
  return node.type === 'CallExpression'
}
