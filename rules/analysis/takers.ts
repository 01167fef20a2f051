import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { TAKING } from '../knowledge/queue-names.ts'
import { propertyName } from './bindings.ts'
import type { Put } from './facts.ts'
import { functionAround } from './functions.ts'
import { samePlace } from './places.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { closest, forEachNode, isInside } from './walk.ts'

/**
 * Where this file takes out of the receiver of a put, at a time when a wait for room at the put has an end: in another
 * function (`for await (const job of queue)`, `queue.take()`), or started before the put in its
 * own (`workers(queue, 4, run)`). `undefined` where nothing is seen, or where the consumer starts only after the put:
 * there a put that waits could wait for ever.
 */
export function takerOf(
  context: Context,
  { call, receiver, origin }: Pick<Put, 'call' | 'receiver' | 'origin'>,
): TSESTree.Node | undefined {
  const home = functionAround(call)
  return takesOf(context).find((take) => {
    if (!samePlace(context, take.receiver, receiver)) return false
    if (origin.thing.kinds.includes('semaphore')) return freesEarlierHolders(take.node, call)
    if (home && isInside(take.node, home)) return startsBefore(context, take.node, call)
    return !startsAfter(context, take.node, call)
  })?.node
}

interface Take {
  readonly receiver: TSESTree.Expression
  readonly node: TSESTree.Node
}

const takesOf = perProgram((context): Take[] => {
  const takes: Take[] = []
  forEachNode(context, (node) => {
    if (node.type === 'ForOfStatement' && node.await) takes.push({ receiver: node.right, node })
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return
    const callee = unwrap(node.callee)
    if (callee.type === 'MemberExpression' && TAKING.test(propertyName(callee) ?? ''))
      takes.push({ receiver: callee.object, node })
    for (const argument of node.arguments)
      if (argument.type !== 'SpreadElement') takes.push({ receiver: argument, node })
  })
  return takes
})

/** A permit is given back by those who got it before: after the wait is early enough, but not after a loop of waits. */
function freesEarlierHolders(take: TSESTree.Node, acquire: TSESTree.Node): boolean {
  const home = functionAround(acquire)
  const loop = closest(acquire, isLoop)
  return take.range[0] > acquire.range[0] && (!loop || !home || !isInside(loop, home) || isInside(take, loop))
}

/** `workers(queue, 4, run)` and `void consume()` above the put; what waits in the put's own code has ended there. */
function startsBefore(context: Context, take: TSESTree.Node, put: TSESTree.Node): boolean {
  if (take.range[1] > put.range[0]) return false
  const inner = functionAround(take)
  if (!inner || inner === functionAround(put))
    return take.type === 'CallExpression' && outer(take)?.type !== 'AwaitExpression'
  const parent = outer(inner)
  if (parent?.type === 'CallExpression') return outer(parent)?.type !== 'AwaitExpression'
  return callsOf(context, inner).some(
    (call) => call.range[1] <= put.range[0] && outer(call)?.type !== 'AwaitExpression',
  )
}

/** `await produce(); await consume()`: the consumer is started when the producer is done. */
function startsAfter(context: Context, take: TSESTree.Node, put: TSESTree.Node): boolean {
  const producer = functionAround(put)
  const consumer = functionAround(take)
  if (!consumer) return take.range[0] > put.range[0]
  const starts = callsOf(context, consumer)
  if (producer && starts.some((start) => isInside(start, producer))) {
    return starts.filter((start) => isInside(start, producer)).every((start) => start.range[0] > put.range[0])
  }
  const runs = producer ? callsOf(context, producer) : []
  return runs.some((run) => {
    if (outer(run)?.type !== 'AwaitExpression') return false
    const beside = starts.filter((start) => functionAround(start) === functionAround(run))
    return beside.length > 0 && beside.every((start) => start.range[0] > run.range[0])
  })
}
