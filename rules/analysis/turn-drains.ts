import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isDeferral } from './acks.ts'
import { leaves } from './answer-tests.ts'
import { propertyName } from './bindings.ts'
import type { Feed, FunctionNode, Queue } from './facts.ts'
import { fillAskedIn } from './fill-tests.ts'
import { functionAround, functionOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow, findBelow, isInside } from './walk.ts'

/**
 * Whether who puts an item in also has all taken out before the event loop goes on, come what may:
 * `queueMicrotask(() => { const all = queue; queue = []; work(all) })`. Such a list is as long as one turn.
 */
export function isEmptiedInTurn(context: Context, queue: Queue, { node }: Feed): boolean {
  const feeder = functionAround(node)
  if (!feeder) return false
  return queue.drains.some((drain) => {
    const fn = functionAround(drain)
    return fn !== undefined && emptiesAtOnce(context, queue, fn) && schedules(context, feeder, fn)
  })
}

/** Whether the function takes out all that there is, before it waits for anything. */
export function emptiesAtOnce(context: Context, queue: Queue, fn: FunctionNode): boolean {
  return queue.drains.some(
    (drain) => functionAround(drain) === fn && takesAll(drain) && isCertain(context, queue, drain, fn),
  )
}

/** `queue = []`, `[all, queue] = [queue, []]`, `queue.splice(0)`, `queue.length = 0` */
export function takesAll(drain: TSESTree.Node): boolean {
  const user = outer(drain)
  if (user?.type !== 'MemberExpression') return true
  const call = outer(user)
  if (call?.type === 'AssignmentExpression') return true
  return call?.type === 'CallExpression' && propertyName(user) !== 'shift' && call.arguments.length < 2
}

/** It is reached whatever happens, and nothing is waited for before: an empty list alone may end the function there. */
function isCertain(context: Context, queue: Queue, drain: TSESTree.Node, { body }: FunctionNode): boolean {
  if (body.type !== 'BlockStatement') return true
  const at = body.body.findIndex((statement) => isInside(drain, statement))
  const own = body.body[at]
  if (!own || findBelow(context, own, 'own', (node) => DECIDES.has(node.type))) return false
  return body.body
    .slice(0, at)
    .every((step) => isForNothing(queue, step) || !findBelow(context, step, 'own', (node) => ENDS.has(node.type)))
}

const DECIDES = new Set(['IfStatement', 'AwaitExpression', 'SwitchStatement', 'ForOfStatement', 'WhileStatement'])
const ENDS = new Set(['AwaitExpression', 'ReturnStatement', 'ThrowStatement', 'YieldExpression'])

/** `if (queue.length === 0) return` */
function isForNothing(queue: Queue, step: TSESTree.Statement): boolean {
  return step.type === 'IfStatement' && leaves(step.consequent) && fillAskedIn(queue, step.test) === 'none'
}

function schedules(context: Context, feeder: FunctionNode, fn: FunctionNode): boolean {
  const calls = allBelow(context, feeder.body, 'own', (node) => node.type === 'CallExpression')
  return calls.some((call) => {
    const [first] = call.arguments
    return first !== undefined && isSoon(call) && functionOf(context, first) === fn
  })
}

/** `queueMicrotask(f)`, `Promise.resolve().then(f)` */
function isSoon(call: TSESTree.CallExpression): boolean {
  if (isDeferral(call)) return true
  const member = unwrap(call.callee)
  const isThen = member.type === 'MemberExpression' && propertyName(member) === 'then'
  const object = isThen ? unwrap(member.object) : undefined
  return object?.type === 'CallExpression' && lastNameOf(object.callee) === 'resolve'
}
