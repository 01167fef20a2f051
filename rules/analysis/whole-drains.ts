import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { propertyName } from './bindings.ts'
import type { FunctionNode, Queue } from './facts.ts'
import { fillAskedIn } from './fill-tests.ts'
import { functionAround } from './functions.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { findBelow, isInside } from './walk.ts'

/** Whether the function takes out all that there is, before it waits for anything, or one that it calls does. */
export function emptiesAtOnce(context: Context, queue: Queue, fn: FunctionNode): boolean {
  return queue.drains.some((drain) => {
    const home = functionAround(drain)
    if (!home || !takesAll(drain) || !isCertain(context, queue, drain, home)) return false
    return (
      home === fn || callsOf(context, home).some((call) => isOwnStep(call, fn) && isCertain(context, queue, call, fn))
    )
  })
}

/** `() => flush()`, `() => { timer = undefined; void this.flush() }`: a step of its own. */
function isOwnStep(call: TSESTree.CallExpression, fn: FunctionNode): boolean {
  let step: TSESTree.Node = call
  while (/^(?:Await|Unary)Expression$/.test(step.parent?.type ?? '')) step = step.parent as TSESTree.Node
  if (fn.body === step) return true
  return functionAround(call) === fn && /^(?:Expression|Return)Statement$/.test(step.parent?.type ?? '')
}

/** `queue = []`, `[all, queue] = [queue, []]`, `queue.splice(0)`, `queue.length = 0` */
export function takesAll(drain: TSESTree.Node): boolean {
  const user = outer(drain)
  if (user?.type !== 'MemberExpression') return true
  const call = outer(user)
  if (call?.type === 'AssignmentExpression') return true
  return call?.type === 'CallExpression' && propertyName(user) !== 'shift' && call.arguments.length < 2
}

/**
 * It is reached whatever happens, and nothing is waited for before. The function may end there for an empty list, where
 * it empties the list as well, and where what puts items in ends for the same reason.
 */
function isCertain(context: Context, queue: Queue, drain: TSESTree.Node, { body }: FunctionNode): boolean {
  if (body.type !== 'BlockStatement') return true
  const at = body.body.findIndex((statement) => isInside(drain, statement))
  const own = body.body[at]
  const decides = (node: TSESTree.Node): boolean =>
    DECIDES.has(node.type) && !(node.type === 'AwaitExpression' && isInside(drain, node))
  if (!own || findBelow(context, own, 'own', decides)) return false
  return body.body
    .slice(0, at)
    .every((step) => mayEndIn(context, queue, step) || !findBelow(context, step, 'own', (node) => ENDS.has(node.type)))
}

const DECIDES = new Set(['IfStatement', 'AwaitExpression', 'SwitchStatement', 'ForOfStatement', 'WhileStatement'])
const ENDS = new Set(['AwaitExpression', 'ReturnStatement', 'ThrowStatement', 'YieldExpression'])

/** `if (queue.length === 0 || !open) return` */
function mayEndIn(context: Context, queue: Queue, step: TSESTree.Statement): boolean {
  if (step.type !== 'IfStatement' || !leaves(step.consequent)) return false
  const { test, consequent } = step
  if (queue.uses.some((use) => isInside(use, consequent) && beginsAnew(use))) return true
  return partsOf(test).every((part) => fillAskedIn(queue, part) === 'none' || isAskedByAll(context, queue, part))
}

/** `queue = []` */
function beginsAnew(use: TSESTree.Expression): boolean {
  const assignment = outer(use)
  if (assignment?.type !== 'AssignmentExpression' || unwrap(assignment.left) !== use) return false
  return assignment.right.type === 'ArrayExpression' && assignment.right.elements.length === 0
}

/** `a` and `b` of `a || b` */
function partsOf(test: TSESTree.Expression): TSESTree.Expression[] {
  const node = unwrap(test)
  if (node.type !== 'LogicalExpression' || node.operator !== '||') return [node as TSESTree.Expression]
  return [...partsOf(node.left), ...partsOf(node.right)]
}

/** Whether each put stands behind the same test: `if (!open) return; queue.push(x)`. */
function isAskedByAll(context: Context, { feeds }: Queue, part: TSESTree.Expression): boolean {
  const textOf = (node: TSESTree.Node): string => context.sourceCode.getText(node)
  return feeds.every(({ node }) => {
    const keepsOut = (step: TSESTree.Node): boolean =>
      step.type === 'IfStatement' &&
      step.range[1] <= node.range[0] &&
      isInside(node, step.parent) &&
      leaves(step.consequent) &&
      partsOf(step.test).some((other) => textOf(other) === textOf(part))
    const fn = functionAround(node)
    return fn !== undefined && findBelow(context, fn.body, 'own', keepsOut) !== undefined
  })
}
