import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isDeferral } from './acks.ts'
import { propertyName } from './bindings.ts'
import { isOpen } from './entries.ts'
import { eventBehind } from './event-feeds.ts'
import type { Feed, FunctionNode, Queue } from './facts.ts'
import { fillAskedIn } from './fill-tests.ts'
import { functionAround, functionOf, isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf, usesOf } from './uses.ts'
import { allBelow, findBelow, isInside } from './walk.ts'
import { emptiesAtOnce, takesAll } from './whole-drains.ts'

/**
 * Whether who puts an item in also has all taken out before the event loop goes on, come what may: by a call that
 * follows (`queue.push(x); flush()`), by one for the end of the turn (`queueMicrotask(() => { const all = queue;
 * queue = []; work(all) })`), or before the first one (`list = []; for (const x of event.all) list.push(x)`). Such a
 * list is as long as one turn.
 */
export function isEmptiedInTurn(context: Context, queue: Queue, { node }: Feed): boolean {
  return (
    armersOf(context, node).some((fn) => isScheduled(context, queue, fn)) ||
    isEmptiedAfter(context, queue, node) ||
    isEmptiedBefore(context, queue, node)
  )
}

/**
 * The function that puts in, and those that it calls after that to arm something once, come what may: `schedule() { if
 * (timer) return; timer = setTimeout(flush, 100) }`.
 */
export function armersOf(context: Context, feed: TSESTree.Node): FunctionNode[] {
  const feeder = functionAround(feed)
  if (!feeder) return []
  const called = allBelow(context, feeder.body, 'own', isCall).flatMap((call) => {
    const block = call.parent.type === 'ExpressionStatement' ? call.parent.parent : undefined
    if (!block || !isInside(feed, block) || call.range[0] < feed.range[1]) return []
    const leaves = ({ type, range }: TSESTree.Node): boolean =>
      LEAVING.has(type) && range[0] > feed.range[1] && range[1] < call.range[0]
    const fn = findBelow(context, block, 'own', leaves) ? undefined : functionOf(context, call.callee)
    return fn && armsOnce(context, fn) ? [fn] : []
  })
  return [feeder, ...called]
}

/** Nothing decides in the function but a mark that it sets itself. */
function armsOnce(context: Context, { body, async }: FunctionNode): boolean {
  const isMark = (test: TSESTree.Node): boolean => {
    const asked = test.type === 'UnaryExpression' ? test.argument : test
    const isSet = (node: TSESTree.Node): boolean =>
      node.type === 'AssignmentExpression' && samePlace(context, node.left, asked)
    return findBelow(context, body, 'own', isSet) !== undefined
  }
  return (
    !async &&
    !findBelow(context, body, 'own', (node) =>
      node.type === 'IfStatement' ? !isMark(node.test) : DECIDING.has(node.type) || isLoop(node),
    )
  )
}

function isCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression'
}

const MAX_HOPS = 2

/**
 * Whether all is taken out after the place and before anything is waited for: in a statement that follows there or
 * around it, or after each call of the function that it stands in.
 */
export function isEmptiedAfter(context: Context, queue: Queue, place: TSESTree.Node, hops = 0): boolean {
  for (let inner = place, parent = place.parent; parent; inner = parent, parent = parent.parent) {
    if (isFunction(parent) && !isWalker(parent)) {
      return hops < MAX_HOPS && isEmptiedByCallers(context, queue, parent, hops + 1)
    }
    const isEmptied = outcomeOf(context, queue, followersOf(inner, parent))
    if (isEmptied !== undefined) return isEmptied
    // Its next turn waits before anything that follows it is reached.
    if (isLoop(parent) && findBelow(context, parent, 'own', isWait)) return false
  }
  return false
}

/**
 * Whether the function throws all away before it comes to the place, and waits for nothing between. What it has looked
 * at before may go back in.
 */
function isEmptiedBefore(context: Context, queue: Queue, place: TSESTree.Node): boolean {
  for (let inner = place, parent = place.parent; parent; inner = parent, parent = parent.parent) {
    if (isFunction(parent) && !isWalker(parent)) return false
    if (isLoop(parent) && findBelow(context, parent, 'own', isWait)) return false
    if (parent.type !== 'BlockStatement') continue
    for (const step of parent.body.slice(0, parent.body.indexOf(inner as TSESTree.Statement)).reverse()) {
      if (step.type === 'ExpressionStatement' && takesAllIn(context, queue, step)) return !isUsedBefore(queue, step)
      if (findBelow(context, step, 'own', isWait)) return false
    }
  }
  return false
}

function isUsedBefore({ uses }: Queue, step: TSESTree.Statement): boolean {
  const fn = functionAround(step)
  return uses.some((use) => fn !== undefined && isInside(use, fn) && use.range[0] < step.range[0])
}

function isEmptiedByCallers(context: Context, queue: Queue, fn: FunctionNode, hops: number): boolean {
  const calls = callsOf(context, fn)
  const isOnlyCalled = usesOf(context, fn).filter((use) => use !== fn).length === calls.length
  if (calls.length === 0 || !isOnlyCalled) return false
  // Of what others may call, the events of this file tell alone.
  if (isOpen(context, fn) && !calls.every((call) => eventBehind(context, call, queue.made))) return false
  return calls.every((call) => isEmptiedAfter(context, queue, call, hops))
}

/** `xs.forEach((x) => …)` is over when the code goes on. */
function isWalker(fn: FunctionNode): boolean {
  const call = outer(fn)
  return !fn.async && call?.type === 'CallExpression' && lastNameOf(call.callee) === 'forEach'
}

function followersOf(node: TSESTree.Node, holder: TSESTree.Node): readonly TSESTree.Statement[] {
  const isCase = holder.type === 'SwitchCase'
  const block = isCase ? holder.consequent : holder.type === 'BlockStatement' ? holder.body : []
  const after = block.slice(block.findIndex((statement) => statement === node) + 1)
  const end = isCase ? after.findIndex(({ type }) => type === 'BreakStatement') : -1
  return end < 0 ? after : after.slice(0, end)
}

/** `true` where all is taken out, `false` where the way ends or waits before, `undefined` where it goes on. */
function outcomeOf(context: Context, queue: Queue, steps: readonly TSESTree.Statement[]): boolean | undefined {
  for (const step of steps) {
    const outcome = outcomeOfStep(context, queue, step)
    if (outcome !== undefined) return outcome
  }
  return undefined
}

function outcomeOfStep(context: Context, queue: Queue, step: TSESTree.Statement): boolean | undefined {
  switch (step.type) {
    case 'BlockStatement':
      return outcomeOf(context, queue, step.body)
    case 'TryStatement':
      return outcomeOf(context, queue, step.block.body)
    case 'IfStatement': {
      const { test, consequent, alternate } = step
      const whenTrue = outcomeOfStep(context, queue, consequent)
      if (fillAskedIn(queue, test) === 'some') return whenTrue
      const whenFalse = alternate ? outcomeOfStep(context, queue, alternate) : undefined
      if (whenTrue === false || whenFalse === false) return false
      return whenTrue && whenFalse
    }
    case 'ExpressionStatement':
    case 'VariableDeclaration':
    case 'ReturnStatement':
      if (takesAllIn(context, queue, step)) return true
      break
    default:
      break
  }
  return findBelow(context, step, 'own', endsTurn) ? false : undefined
}

/** `flush()`, `await flush()`, `const all = queue.splice(0)`: nothing decides whether, and nothing is waited for. */
function takesAllIn(context: Context, queue: Queue, step: TSESTree.Statement): boolean {
  const takes = (node: TSESTree.Node): boolean => {
    if (queue.drains.includes(node)) return takesAll(node)
    const fn = node.type === 'CallExpression' ? functionOf(context, node.callee) : undefined
    return fn !== undefined && emptiesAtOnce(context, queue, fn)
  }
  const place = findBelow(context, step, 'own', takes)
  if (!place) return false
  return !findBelow(context, step, 'own', (node) =>
    isWait(node) ? !isInside(place, node) : DECIDING.has(node.type) && isInside(place, node),
  )
}

const DECIDING = new Set(['LogicalExpression', 'ConditionalExpression', 'ChainExpression'])

function endsTurn(node: TSESTree.Node): boolean {
  return isWait(node) || LEAVING.has(node.type)
}

const LEAVING = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement'])

function isWait(node: TSESTree.Node): boolean {
  return (
    node.type === 'AwaitExpression' || node.type === 'YieldExpression' || (node.type === 'ForOfStatement' && node.await)
  )
}

function isScheduled(context: Context, queue: Queue, feeder: FunctionNode): boolean {
  return allBelow(context, feeder.body, 'own', isCall).some((call) => {
    const [first] = call.arguments
    const fn = first && isSoon(call) ? functionOf(context, first) : undefined
    return fn !== undefined && emptiesAtOnce(context, queue, fn)
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
