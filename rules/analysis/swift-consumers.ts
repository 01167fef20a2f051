import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import type { FunctionNode, Queue } from './facts.ts'
import { fillAskedIn } from './fill-tests.ts'
import { functionAround } from './functions.ts'
import { isLoop } from './repetition.ts'
import { outer } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { allBelow, closest, findBelow, isInside } from './walk.ts'

/**
 * Whether the loop that takes items out waits only while there are none: between two items it waits for nothing, and a
 * generator's consumer in this file neither. The list is empty again in the turn that fills it.
 */
export function isConsumedAtOnce(context: Context, queue: Queue): boolean {
  return (
    queue.drains.length > 0 &&
    queue.drains.every((drain) => {
      const fn = functionAround(drain)
      const loop = closest(drain, isLoop)
      if (!fn || !loop || functionAround(loop) !== fn) return false
      const waits = allBelow(context, loop, 'own', isWait)
      return (
        waits.length > 0 &&
        waits.every((wait) => isForItems(queue, wait, loop) || (isInside(drain, wait) && isHandedOn(context, wait, fn)))
      )
    })
  )
}

function isWait(node: TSESTree.Node): node is TSESTree.Node {
  return node.type === 'AwaitExpression' || node.type === 'YieldExpression' || isAsyncWalk(node)
}

function isAsyncWalk(node: TSESTree.Node): boolean {
  return node.type === 'ForOfStatement' && node.await
}

/** `if (queue.length === 0) await more`, `if (queue.length > 0) { …; continue }; await more` */
function isForItems(queue: Queue, wait: TSESTree.Node, loop: TSESTree.Node): boolean {
  for (let inner = wait; inner !== loop && inner.parent; inner = inner.parent) {
    const { parent } = inner
    if (parent.type === 'IfStatement' && inner === parent.consequent && fillAskedIn(queue, parent.test) === 'none')
      return true
    if (parent.type !== 'BlockStatement') continue
    const before = parent.body.slice(0, parent.body.indexOf(inner as TSESTree.Statement))
    if (before.some((step) => isLeftWithSome(queue, step))) return true
  }
  return false
}

/** `if (queue.length > 0) { yield queue.shift(); continue }` */
function isLeftWithSome(queue: Queue, step: TSESTree.Statement): boolean {
  return step.type === 'IfStatement' && leaves(step.consequent) && fillAskedIn(queue, step.test) === 'some'
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
