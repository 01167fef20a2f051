import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { valuesOf, variableOf } from './bindings.ts'
import { isOpen } from './entries.ts'
import type { FunctionNode, Queue } from './facts.ts'
import { fillAskedIn } from './fill-tests.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { isNoValue } from './no-value.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { allBelow, closest, findBelow, isInside } from './walk.ts'

/**
 * Whether the loop that takes items out waits only while there are none: between two items it waits for nothing, and a
 * generator's consumer in this file neither. The function that gives the next item may stand beside the loop:
 * `for (;;) handle(await next())`. The list is empty again in the turn that fills it.
 */
export function isConsumedAtOnce(context: Context, queue: Queue): boolean {
  return (
    queue.drains.length > 0 &&
    queue.drains.every((drain) => isWalkedAtOnce(context, queue, drain) || isAskedAtOnce(context, queue, drain))
  )
}

function isWalkedAtOnce(context: Context, queue: Queue, drain: TSESTree.Node): boolean {
  const fn = functionAround(drain)
  const loop = closest(drain, isLoop)
  if (!fn || !loop || functionAround(loop) !== fn) return false
  const waits = allBelow(context, loop, 'own', isWait)
  return (
    waits.length > 0 &&
    waits.every(
      (wait) => isForItems(context, queue, wait, loop) || (isInside(drain, wait) && isHandedOn(context, wait, fn)),
    )
  )
}

/** `next()` gives what there is, and only loops of this file call it, which wait for nothing but its answer. */
function isAskedAtOnce(context: Context, queue: Queue, drain: TSESTree.Node): boolean {
  const taker = takerOf(context, queue, drain)
  if (!taker || isOpen(context, taker)) return false
  const calls = callsOf(context, taker)
  const isCallOfIt = (wait: TSESTree.Node): boolean =>
    wait.type === 'AwaitExpression' && calls.some((call) => call === unwrap(wait.argument))
  return (
    calls.length > 0 &&
    calls.every((call) => {
      const loop = closest(call, isLoop)
      if (!loop || functionAround(loop) !== functionAround(call)) return false
      const waits = allBelow(context, loop, 'own', isWait)
      return waits.length > 0 && waits.every(isCallOfIt)
    })
  )
}

/** The function that answers with the item: `return q.shift()`, `return new Promise((done) => done(q.shift()))`. */
function takerOf(context: Context, queue: Queue, drain: TSESTree.Node): FunctionNode | undefined {
  const fn = functionAround(drain)
  const made = fn && outer(fn)
  if (!fn || !closest(drain, (node): node is TSESTree.Node => isAnswer(node, fn))) return undefined
  if (made?.type === 'NewExpression' && lastNameOf(made.callee) === 'Promise') return functionAround(made)
  const waits = allBelow(context, fn.body, 'own', isWait)
  return waits.every((wait) => isForItems(context, queue, wait, fn)) ? fn : undefined
}

/** `return …` of the function, or `resolve(…)` of its first parameter. */
function isAnswer(node: TSESTree.Node, fn: FunctionNode): boolean {
  if (functionAround(node) !== fn) return false
  const [settle] = fn.params
  if (node.type === 'ReturnStatement') return true
  return node.type === 'CallExpression' && settle?.type === 'Identifier' && lastNameOf(node.callee) === settle.name
}

function isWait(node: TSESTree.Node): node is TSESTree.Node {
  return node.type === 'AwaitExpression' || node.type === 'YieldExpression' || isAsyncWalk(node)
}

function isAsyncWalk(node: TSESTree.Node): boolean {
  return node.type === 'ForOfStatement' && node.await
}

/** `if (queue.length === 0) await more`, `if (queue.length > 0) { …; continue }; await more` */
function isForItems(context: Context, queue: Queue, wait: TSESTree.Node, around: TSESTree.Node): boolean {
  for (let inner = wait; inner !== around && inner.parent; inner = inner.parent) {
    const { parent } = inner
    const isUnder =
      (parent.type === 'IfStatement' && inner === parent.consequent) ||
      (parent.type === 'WhileStatement' && inner === parent.body)
    if (isUnder && toldIn(context, queue, parent.test) === 'none') return true
    const isElse = parent.type === 'IfStatement' && inner === parent.alternate
    if (isElse && toldIn(context, queue, parent.test) === 'some') return true
    if (parent.type !== 'BlockStatement') continue
    const before = parent.body.slice(0, parent.body.indexOf(inner as TSESTree.Statement))
    if (before.some((step) => isLeftWithSome(context, queue, step))) return true
  }
  return false
}

/** `if (queue.length > 0) { yield queue.shift(); continue }` */
function isLeftWithSome(context: Context, queue: Queue, step: TSESTree.Statement): boolean {
  return step.type === 'IfStatement' && leaves(step.consequent) && toldIn(context, queue, step.test) === 'some'
}

/** What the test says of the list, by its length or by what came out of it: `m = queue.shift(); if (!m) …`. */
function toldIn(context: Context, queue: Queue, test: TSESTree.Expression): 'none' | 'some' | undefined {
  const node = unwrap(test)
  if (node.type === 'Identifier') {
    const variable = variableOf(context, node)
    const values = variable ? valuesOf(variable) : []
    return queue.drains.some((drain) => values.some((value) => isInside(drain, value))) ? 'some' : undefined
  }
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const told = toldIn(context, queue, node.argument)
    return told && (told === 'some' ? 'none' : 'some')
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator) && isNoValue(node.right)) {
    const told = toldIn(context, queue, node.left as TSESTree.Expression)
    return told && (node.operator.startsWith('!') ? told : 'none')
  }
  return fillAskedIn(queue, test)
}

/** `yield queue.shift()` of a generator that is only walked, by loops that wait for nothing else. */
function isHandedOn(context: Context, wait: TSESTree.Node, fn: FunctionNode): boolean {
  if (wait.type !== 'YieldExpression') return false
  const calls = callsOf(context, fn)
  return (
    calls.length > 0 &&
    calls.every((call) => {
      const walk = outer(call)
      return walk?.type === 'ForOfStatement' && walk.right === call && !findBelow(context, walk.body, 'own', isWait)
    })
  )
}
