import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { RARE_OR_RELIEVING } from '../knowledge/queue-names.ts'
import { propertyName, variableOf } from './bindings.ts'
import type { Feed, FunctionNode, Queue } from './facts.ts'
import { functionAround, isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf, usesOf } from './uses.ts'
import { closest, findBelow, isInside } from './walk.ts'
import { emptiesAtOnce, takesAll } from './whole-drains.ts'

/**
 * Whether the event that fills the list also empties it, by what it brings:
 * `if (lines.length > 1) { work(pieces.join('')); pieces = [] }`. It holds the pieces of one record until its end
 * comes; who is slow has no part in it.
 */
export function isOfOneRecord(context: Context, { drains }: Queue, { node }: Feed): boolean {
  const fn = functionAround(node)
  return drains.some((drain) => {
    if (!fn || functionAround(drain) !== fn || !takesAll(drain)) return false
    const around = closest(drain, (above): above is TSESTree.IfStatement => above.type === 'IfStatement')
    return around !== undefined && isInside(around, fn.body) && asksWhatCame(context, around.test, fn)
  })
}

/**
 * Whether another event of the emitter that fills the list empties it, come what may or by what it brings:
 * `client.on('line', (l) => seen.push(l)); client.on('sync', () => { const all = seen; seen = []; work(all) })`. The
 * source itself says where a batch ends. An event of an end or of room again comes too late, or only when it can.
 */
export function isOfOneBatch(context: Context, queue: Queue, { node }: Feed): boolean {
  const listeners = repetitionsOf(context, node).flatMap(({ kind, body }) => (kind === 'listener' ? [body] : []))
  const sources = listeners.flatMap((fn) => (isFunction(fn) ? registrationsOf(context, fn) : []))
  if (sources.length === 0) return false
  const isOfSource = (end: TSESTree.Node): boolean =>
    sources.every((source) => source !== end) &&
    sources.some((source) => samePlace(context, emitterOf(source), emitterOf(end)))
  const isEnd = (fn: FunctionNode): boolean =>
    registrationsOf(context, fn).some((end) => isBatchEnd(end) && isOfSource(end))
  return queue.drains.some((drain) => {
    const fn = functionAround(drain)
    if (!fn || !emptiesAtOnce(context, queue, fn)) return false
    return isEnd(fn) || callsOf(context, fn).some((call) => isDueTo(context, call, isEnd))
  })
}

/** Where the function is handed to an emitter: `client.on('sync', sync)`, also `this.sync.bind(this)`. */
function registrationsOf(context: Context, fn: FunctionNode): TSESTree.CallExpression[] {
  return usesOf(context, fn).flatMap((use) => {
    const member = outer(use)
    const isBound = member?.type === 'MemberExpression' && propertyName(member) === 'bind'
    const value = isBound ? outer(member) : use
    const call = value && outer(value)
    if (call?.type !== 'CallExpression' || unwrap(call.callee).type !== 'MemberExpression') return []
    return call.arguments.some((argument, at) => at > 0 && unwrap(argument) === value) ? [call] : []
  })
}

/** `client` of `client.on('sync', …)`, also of `client.on(…).on('sync', …)`. */
function emitterOf(registration: TSESTree.Node): TSESTree.Node {
  const callee = registration.type === 'CallExpression' ? unwrap(registration.callee) : undefined
  return callee?.type === 'MemberExpression' ? emitterOf(unwrap(callee.object)) : registration
}

function isBatchEnd({ arguments: [event] }: TSESTree.CallExpression): boolean {
  const name = event?.type === 'Literal' ? String(event.value) : event && lastNameOf(event)
  return name !== undefined && !RARE_OR_RELIEVING.test(name)
}

/** Whether such a function comes to the call, come what may or by what it was handed. */
function isDueTo(context: Context, call: TSESTree.Node, isSuch: (fn: FunctionNode) => boolean): boolean {
  const fn = functionAround(call)
  if (!fn || !isSuch(fn) || findBelow(context, fn, 'own', (step) => mayStop(step, call))) return false
  return testsAround(call, fn).every((test) => asksWhatCame(context, test, fn))
}

function mayStop({ type, range }: TSESTree.Node, call: TSESTree.Node): boolean {
  return range[1] < call.range[0] && /^(?:Await|Yield)Expression$|^(?:Return|Throw)Statement$/.test(type)
}

/** The tests of each `if` and `switch` around the node. */
function testsAround(node: TSESTree.Node, fn: FunctionNode): TSESTree.Expression[] {
  const tests: TSESTree.Expression[] = []
  for (let above = node.parent; above && above !== fn; above = above.parent) {
    if (above.type === 'IfStatement' || above.type === 'LogicalExpression') {
      tests.push(above.type === 'IfStatement' ? above.test : above.left)
    }
    if (above.type === 'SwitchStatement') tests.push(above.discriminant)
  }
  return tests
}

/** Whether the test looks at a parameter or a variable of the function. */
function asksWhatCame(context: Context, test: TSESTree.Expression, fn: FunctionNode): boolean {
  return (
    findBelow(context, test, 'own', (node) => {
      const definition = node.type === 'Identifier' ? variableOf(context, node)?.defs.at(-1) : undefined
      return definition !== undefined && functionAround(definition.name) === fn
    }) !== undefined
  )
}
